import type { Strength } from '../../substances/strength.js';
import type { IsoDate } from '../../time/iso-date.js';
import { became } from './closing.js';
import { counted, listed, number } from './counts.js';
import { day as dayOf } from './dates.js';
import { late as latenessOf, type Lateness } from './durations.js';
import { amount, pupils as pupilsOf, sets as setsOf, trays as traysOf } from './quantities.js';
import { lateCause } from './requisitions.js';
import { named } from './strengths.js';
import { type Periods, periods } from './lessons.js';

export const askedLate = 'asked late';
export const waitsForYou = 'waits for your answer';
/** Marks a tick that waits in this browser for the network. */
export const keptHere = 'kept here, not sent yet';

/** What of a request that waits for an answer is told. */
interface Waiting extends Lateness {
  status: string;
  late: boolean | null;
  lateReason: string | null;
  short: boolean;
  group: string;
  title: string;
  teacher: { name: string };
}

/** How many of what waits there are, where not all of it is listed. */
interface WaitingInAll {
  total: number;
  queried: number;
  late: number;
  short: number;
}

/** Says how many requests need an answer, and what about them: the latest by name, how many are short, what is asked of teachers. */
export function waiting(all: readonly Waiting[]): { heading: string; facts: string } {
  const open = all.filter((one) => one.status !== 'queried');
  const asked = all.filter((one) => one.status === 'queried');
  const late = open.filter((one) => one.late).sort((one, other) => (other.minutesLate ?? 0) - (one.minutesLate ?? 0));
  const short = open.filter((one) => one.short).length;
  const facts = [lateOnes(late), short > 0 && `${number(short)} short`, asked.length > 0 && askedOf(asked)].filter(Boolean);
  return { heading: needAnswer(open.length), facts: facts.join(' · ') };
}

/** Says the same of more requests than are listed, without names: who is the latest of all is not known. */
export function waitingInAll({ total, queried, late, short }: WaitingInAll): { heading: string; facts: string } {
  const asked = queried > 0 && `${questions(queried)} with teachers`;
  const facts = [late > 0 && `${number(late)} late`, short > 0 && `${number(short)} short`, asked].filter(Boolean);
  return { heading: needAnswer(total - queried), facts: facts.join(' · ') };
}

function needAnswer(count: number): string {
  return count === 0 ? 'Nothing new to answer' : `${number(count)} ${count === 1 ? 'needs' : 'need'} an answer`;
}

function lateOnes([latest, ...others]: readonly Waiting[]): string | null {
  if (!latest) return null;
  const reason = latest.lateReason ? `, reason: ${lateCause(latest.lateReason)}` : '';
  const name = `${latest.group} ${latest.title}, asked ${latenessOf(latest)}${reason}`;
  return `${number(1 + others.length)} late (${others.length > 0 ? 'the latest: ' : ''}${name})`;
}

function askedOf(asked: readonly Waiting[]): string {
  const names = [...new Set(asked.map((one) => one.teacher.name))];
  const whom = names.length > 2 ? `${number(names.length)} teachers` : names.join(' and ');
  return `${questions(asked.length)} with ${whom}`;
}

function questions(count: number): string {
  return count === 1 ? '1 question is' : `${number(count)} questions are`;
}

/** Says how much there is of it: '10 sets, 3 trays', '10 sets'; nothing where there is none. */
export function amounts(sets: number, trays: number): string {
  if (sets === 0) return '';
  return trays > 0 ? `${setsOf(sets)}, ${traysOf(trays)}` : setsOf(sets);
}

/** Names a class and its place: '9A P3 Lab 2', with the day where the list is of another: '9C Wed 25 Nov P1 Lab 1'. */
export function classAt(at: { group: string; date: IsoDate; room?: string | null } & Periods, listOf: IsoDate): string {
  return [at.group, at.date === listOf ? null : dayOf(at.date), periods(at.period, at.lastPeriod), at.room].filter(Boolean).join(' ');
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
    case 'support':
      return of.room ? `Help in the lesson, ${of.room}` : 'Help in the lesson';
    case 'clear':
      return `Clear away: ${of.title}`;
    default:
      return of.title;
  }
}

/** Titles a walk that does both acts of a room, by its classes: 'Lab 2: bring back 8Y P1, take in 9X P2'. */
export function walk({ room, back, taken }: { room: string | null; back: readonly string[]; taken: readonly string[] }): string {
  return `${room ? `${room}: ` : ''}bring back ${listed(back)}, take in ${listed(taken)}`;
}

/** Labels the fold of a walk's two acts. */
export function actsFold(shown: boolean): string {
  return shown ? 'Hide both' : 'Tick one of both';
}

/** Labels the same fold for who hears it, with its row. */
export function actsFoldOf(title: string, shown: boolean): string {
  return `${actsFold(shown)}: ${title}`;
}

/** Names one act of a walk: 'bring back Reflection'. */
export function act(kind: string, title: string): string {
  return kind === 'collect' ? `bring back ${title}` : `take in ${title}`;
}

/** Whether a task's time is the last or the first it may be done at. */
export const timeSays = { by: 'by', from: 'from' };

/** Says who does a task. */
export function takenBy(name: string): string {
  return name;
}

/** Says what a batch comes to: '41 sets, 14 trays · 9A P3 Lab 2, 9D P4 Lab 2'. */
export function batchFacts(sets: number, trays: number, classes: readonly string[]): string {
  return [amounts(sets, trays), classes.join(', ')].filter(Boolean).join(' · ');
}

/** What is said of a task that stands alone; what is null or none is left out. */
interface TaskFacts {
  /** What it is, where its title says only where to. */
  what: string | null;
  class: string | null;
  sets: number;
  trays: number;
  assignee: string | null;
  /** How the lesson went, of what comes back. */
  outcome?: string | undefined;
}

/** Says what a task is of: 'Food tests · 9A P3 · 14 sets, 5 trays · Sam Okoro'. */
export function taskFacts(of: TaskFacts): string {
  const went = of.outcome && `${became(of.outcome)} in the lesson`;
  return [of.what, of.class, amounts(of.sets, of.trays), went, of.assignee && takenBy(of.assignee)].filter(Boolean).join(' · ');
}

/** Says minutes as the list does, never in hours: '64 min'. */
export function minutes(count: number): string {
  return `${number(count)} min`;
}

/** Says a row under its title: '14 sets · 9A P3 Lab 2 · 64 min · done 09:10'; `doneAt` is a time of day. */
export function rowFacts(facts: string, ofMinutes: number, doneAt: string | null): string {
  return [facts, minutes(ofMinutes), doneAt && `done ${doneAt}`].filter(Boolean).join(' · ');
}

/** Marks work that an earlier day left over: 'carried over from Mon 23 Nov'. */
export function leftFrom(date: IsoDate): string {
  return `carried over from ${dayOf(date)}`;
}

/** Marks a row of which classes have no answer yet: '1 of 2 wait for your answer'. */
export function unanswered(count: number, all: number): string {
  return all === 1 ? waitsForYou : `${number(count)} of ${number(all)} wait for your answer`;
}

/** Marks a row that was not made when it was due: 'overdue', '1 of 2 overdue'. */
export function overdue(count: number, all: number): string {
  return count === all ? 'overdue' : `${number(count)} of ${number(all)} overdue`;
}

/** Marks a row that lacks something, as it is said aloud: 'Beaker: 3 short', 'Glucose 1 mol/dm³: 50 cm³ short'. */
export function lacks(thing: Strength & { name: string; quantity: number; unit?: string | null }): string {
  return `${named(thing)}: ${tooLittle(thing.quantity, thing.unit)}`;
}

/** Says how much too little there is of a thing on the pick list: '2 cm³ short'. */
export function tooLittle(quantity: number, unit: string | null = null): string {
  return `${amount(quantity, unit)} short`;
}

/** Marks a row whose teacher is absent from the lesson: 'Ann Holt is away'. */
export function teacherAway(name: string): string {
  return `${name} is away`;
}

/** Marks a batch of which a part is done: '1 of 2 done'. */
export function partDone(done: number, all: number): string {
  return `${number(done)} of ${number(all)} done`;
}

/** Labels the fold of a batch's classes: 'Show the 2 classes'. */
export function classesFold(count: number, shown: boolean): string {
  return `${shown ? 'Hide' : 'Show'} the ${counted(count, 'class', 'classes')}`;
}

/** Labels the same fold for who hears it, with its row. */
export function classesFoldOf(title: string, count: number, shown: boolean): string {
  return `${classesFold(count, shown)} of ${title}`;
}

/** Names a class of a batch and its teacher: '9A P3 Lab 2 · Priya Patel'. */
export function classOfTeacher(classAndPlace: string, teacher: string | null): string {
  return [classAndPlace, teacher].filter(Boolean).join(' · ');
}

/** Labels the title of a row, which shows and hides what is in it; `facts` tell rows of one title apart. */
export function kitOf(title: string, facts: string | null): string {
  return `What is in it: ${[title, facts].filter(Boolean).join(', ')}`;
}

export const readingKit = 'Reading what is in it';

/** Says how much each class has of a thing that is made for several: '9A 300 cm³ · 9D 300 cm³'. */
export function shares(parts: readonly { of: string; needed: number }[], unit: string | null): string {
  return parts.map(({ of, needed }) => `${of} ${amount(needed, unit)}`).join(' · ');
}

/** Says for which classes something is: 'for 9X and 10Y'; nothing where nobody knows. */
export function forClasses(groups: readonly string[]): string {
  return groups.length > 0 ? `for ${listed(groups)}` : '';
}

export const needs = 'What pupils need';

/** Says what pupils of a class need, without names: '8A: no gluten, 2 pupils'. */
export function needOf({ group, need, count }: { group: string; need: string; count: number }): string {
  return `${group}: ${need}, ${pupilsOf(count)}`;
}

/** Says whose class it is and how large: '· Priya Patel, 30 pupils, 15 sets'. */
export function classFacts({ teacher, pupils, sets }: { teacher: string; pupils: number; sets: number }): string {
  return `· ${teacher}, ${pupilsOf(pupils)}, ${setsOf(sets)}`;
}

/** Says which risk assessment a request names, and whether its teacher has confirmed it. */
export function assessment(reference: string, confirmed: boolean): string {
  return `Risk assessment: ${reference}, ${confirmed ? 'read and adapted for this class' : 'not yet confirmed'}`;
}

/** Labels the tick of a row; `facts` tell rows of one title apart. */
export function tick(title: string, facts: string | null): string {
  return `Done: ${[title, facts].filter(Boolean).join(', ')}`;
}

/** Labels the tick of one class of a batch: 'Done: Food tests for 9A P3 Lab 2'. */
export function tickOfClass(title: string, classAndPlace: string): string {
  return `Done: ${title} for ${classAndPlace}`;
}

/** Says a stretch in which nothing is planned; `inTurn` where several people's breaks lie in it. */
export function pause(start: string, end: string, inTurn: boolean): string {
  return `${inTurn ? 'Breaks' : 'Break'} ${start} to ${end}`;
}

export const stockTooLittle = 'Not enough there';
export const stockNotKnown = 'Not in the stock list: nothing is taken off';

/** Says from what stock something is taken, and how much is there: 'Takes 205 g of Sucrose (Shelf 7), 500 g there'. */
export function takenFromStock(stock: {
  name: string;
  location: string | null;
  unit: string | null;
  there: number;
  takes: number;
}): string {
  const place = stock.location ? ` (${stock.location})` : '';
  return `Takes ${amount(stock.takes, stock.unit)} of ${stock.name}${place}, ${amount(stock.there, stock.unit)} there`;
}

/** Opens what can be done with the kit of one class. */
export const ticket = 'Out, back, broken';

/** Labels that button for one class: 'Out, back, broken: 9A P3 Lab 2'. */
export function ticketOf(classAndPlace: string): string {
  return `${ticket}: ${classAndPlace}`;
}
