import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import { day as dayOf } from './dates.js';
import { span } from './durations.js';
import { sets as setsOf, trays as traysOf } from './quantities.js';
import { lateCause } from './requisitions.js';

/** What of a request that waits for an answer is told. */
interface Waiting {
  status: string;
  late: boolean;
  minutesLate: number;
  lateReason: string | null;
  short: boolean;
  group: string;
  title: string;
  teacher: { name: string };
}

/** Says how many requests need an answer, and what about them: the latest by name, how many are short, what is asked of teachers. */
export function waiting(all: readonly Waiting[]): { heading: string; facts: string } {
  const open = all.filter((one) => one.status !== 'queried');
  const asked = all.filter((one) => one.status === 'queried');
  const late = open.filter((one) => one.late).sort((one, other) => other.minutesLate - one.minutesLate);
  const short = open.filter((one) => one.short).length;
  const facts = [lateOnes(late), short > 0 && `${number(short)} short`, asked.length > 0 && askedOf(asked)].filter(Boolean);
  const heading = open.length === 0 ? 'Nothing new to answer' : `${number(open.length)} ${open.length === 1 ? 'needs' : 'need'} an answer`;
  return { heading, facts: facts.join(' · ') };
}

function lateOnes([latest, ...others]: readonly Waiting[]): string | null {
  if (!latest) return null;
  const reason = latest.lateReason ? `, reason: ${lateCause(latest.lateReason)}` : '';
  const name = `${latest.group} ${latest.title}, asked ${span(latest.minutesLate)} after the deadline${reason}`;
  return `${number(1 + others.length)} late (${others.length > 0 ? 'the latest: ' : ''}${name})`;
}

function askedOf(asked: readonly Waiting[]): string {
  const names = [...new Set(asked.map((one) => one.teacher.name))];
  const whom = names.length > 2 ? `${number(names.length)} teachers` : names.join(' and ');
  return `${asked.length === 1 ? '1 question is' : `${number(asked.length)} questions are`} with ${whom}`;
}

/** Says how much there is of it: '10 sets, 3 trays', '10 sets'; nothing where there is none. */
export function amounts(sets: number, trays: number): string {
  if (sets === 0) return '';
  return trays > 0 ? `${setsOf(sets)}, ${traysOf(trays)}` : setsOf(sets);
}

/** Names a class and its place: '9A P3 Lab 2', with the day where the list is of another: '9C Wed 25 Nov P1 Lab 1'. */
export function classAt(at: { group: string; date: IsoDate; period: string; room?: string | null }, listOf: IsoDate): string {
  return [at.group, at.date === listOf ? null : dayOf(at.date), at.period, at.room].filter(Boolean).join(' ');
}

/** Titles a batch: 'Agar plates: make once for 2 classes'. */
export function batch(title: string, classes: number): string {
  return classes > 1 ? `${title}: make once for ${counted(classes, 'class', 'classes')}` : title;
}

/** Titles a task by its kind and the room it goes to or comes from. */
export function task(of: { kind: string; title: string; room?: string | null }): string {
  switch (of.kind) {
    case 'deliver':
      return of.room ? `Deliver to ${of.room}` : 'Deliver';
    case 'collect':
      return of.room ? `Collect from ${of.room}` : 'Collect';
    case 'clear':
      return `Clear away: ${of.title}`;
    default:
      return of.title;
  }
}

/** Whether a task's time is the last or the first it may be done at. */
export const timeSays = { by: 'by', from: 'from' };

/** Says who does a task. */
export function takenBy(name: string): string {
  return `${name} takes this one`;
}
