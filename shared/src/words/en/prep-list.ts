import type { NoMakeUp } from '../../substances/limits.js';
import type { MakeUpSum } from '../../substances/make-up.js';
import type { Strength } from '../../substances/strength.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted, number } from './counts.js';
import * as dates from './dates.js';
import { amount } from './quantities.js';
import { named } from './strengths.js';
import { checkCards, makeUp as makeUpOf, noMakeUp as noMakeUpOf } from './substances.js';
import { periods } from './lessons.js';

/** Of each sort of work so many lines are said; the rest is on the list in the application. */
const MAX_LINES = 20;

/** What is made in one go. */
export interface BatchFacts {
  title: string;
  groups: readonly string[];
  sets: number;
  minutes: number;
  date: IsoDate;
}

/** A task that stands alone; its times are epoch milliseconds. */
export interface TaskFacts {
  title: string;
  date: IsoDate;
  fromMs: number;
  dueMs: number;
  period: string | null;
  lastPeriod?: string | null;
  group: string | null;
  room: string | null;
}

/** A solution of one strength for all that is prepared: its total, how that is made up or why there is no sum, and for which classes. */
export interface SolutionFacts extends Strength {
  name: string;
  quantity: number;
  unit: string | null;
  makeUp: MakeUpSum | null;
  noMakeUp: NoMakeUp | null;
  groups: readonly string[];
}

/** A technician's day. */
export interface PrepListFacts {
  date: IsoDate;
  /** IANA. */
  timeZone: string;
  batches: readonly BatchFacts[];
  deliveries: readonly TaskFacts[];
  collections: readonly TaskFacts[];
  clearing: readonly TaskFacts[];
  duties: readonly TaskFacts[];
  /** Each strength by itself. */
  solutions?: readonly SolutionFacts[];
  /** How many requests wait for a technician. */
  waiting: number;
  /** How many requests are over without anybody having touched them; their work is no part of the list. */
  toClose?: number;
}

/** Says a day's prep list in plain words, for an e-mail: what to make, and when to be where. Work is in order of time. */
export function mail(of: PrepListFacts): { subject: string; text: string } {
  const { batches, deliveries, collections, clearing, duties, solutions = [], waiting, toClose = 0 } = of;
  const day = dates.day(of.date);
  const isNothing = [batches, deliveries, collections, clearing, duties].every((work) => work.length === 0);
  const total = Math.round(batches.reduce((sum, { minutes }) => sum + minutes, 0));
  const subject = isNothing
    ? `Prep list, ${day}: nothing to do`
    : `Prep list, ${day}: ${number(batches.length)} to prepare, ${counted(deliveries.length, 'delivery', 'deliveries')}, ${counted(collections.length, 'collection')}`;
  const lines = [
    isNothing ? `Nothing is to be prepared, delivered or collected on ${day}.` : `Your work on ${day}.`,
    ...section(
      `To prepare (${counted(total, 'minute')}):`,
      batches.map((batch) => toMake(batch, of.date)),
    ),
    ...section('Solutions for that:', solutions.map(toMakeUp)),
    ...(solutions.length > 0 ? [`${checkCards}.`] : []),
    ...section(
      'To deliver:',
      deliveries.map((task) => toMove(task, of)),
    ),
    ...section(
      'To collect:',
      collections.map((task) => toMove(task, of)),
    ),
    ...section(
      'To clear away:',
      clearing.map((task) => `${task.title}, ${task.group}${leftFrom(task.date, of.date)}`),
    ),
    ...section(
      'Duties:',
      duties.map((task) => duty(task, of)),
    ),
    ...(waiting > 0 ? ['', `${counted(waiting, 'request waits', 'requests wait')} for your answer.`] : []),
    ...(toClose > 0
      ? [
          '',
          `${counted(toClose, 'request is', 'requests are')} over and not closed: say on Today what became of ${toClose === 1 ? 'it' : 'them'}.`,
        ]
      : []),
  ];
  return { subject, text: lines.join('\n') };
}

function section(heading: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MAX_LINES;
  return ['', heading, ...lines.slice(0, MAX_LINES).map((line) => `- ${line}`), ...(more > 0 ? [`- and ${number(more)} more`] : [])];
}

/** Work of an earlier day says so. */
function leftFrom(date: IsoDate, today: IsoDate): string {
  return date < today ? `, carried over from ${dates.day(date)}` : '';
}

function toMake(batch: BatchFacts, today: IsoDate): string {
  const amount = `${counted(batch.sets, 'set')}, ${counted(Math.round(batch.minutes), 'minute')}`;
  return `${batch.title}: ${batch.groups.join(', ')}; ${amount}${leftFrom(batch.date, today)}`;
}

/** 'Sucrose 1 mol/dm³: 205 g, made up to 600 cm³; 9X, 10Y'. The sum says the total; without one it stands before the reason. */
function toMakeUp(solution: SolutionFacts): string {
  const { quantity, unit, makeUp, noMakeUp, groups } = solution;
  const said = makeUp ? makeUpOf(makeUp) : [amount(quantity, unit), noMakeUp && noMakeUpOf(noMakeUp)].filter(Boolean).join('. ');
  return `${named(solution)}: ${said}; ${groups.join(', ')}`;
}

function toMove(task: TaskFacts, { date, timeZone }: PrepListFacts): string {
  const day = { date, today: date };
  const window = `${dates.timeOn(task.fromMs, timeZone, day)} to ${dates.timeOn(task.dueMs, timeZone, day)}`;
  return `${window}, ${task.room ?? 'no room given'}: ${task.title}, ${task.group} ${periods(task.period ?? '', task.lastPeriod)}`;
}

function duty(task: TaskFacts, { date, timeZone }: PrepListFacts): string {
  const by = task.date < date ? '' : `, by ${dates.timeOn(task.dueMs, timeZone, { date, today: date })}`;
  return `${task.title}${by}${leftFrom(task.date, date)}`;
}
