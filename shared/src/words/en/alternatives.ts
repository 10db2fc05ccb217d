import type { AlternativeFacts, Promised, Trouble } from '../../requisitions/alternatives.js';
import { counted, listed, number } from './counts.js';
import { day } from './dates.js';
import { late } from './durations.js';
import { periods } from './lessons.js';
import { moreThanFits } from './overloads.js';

/**
 * Says one thing that would help with a request that is late, short or over the line, and what it costs: 'Wed 25 Nov P5, 1 school day
 * later, on time, 12 minutes less'. What it does not mend wholly is said too.
 */
export function text(facts: AlternativeFacts, minutesSaved: number): string {
  return [...what(facts), ...kitAndTime(facts), minutes(minutesSaved)].filter(Boolean).join(', ');
}

function what(facts: AlternativeFacts): string[] {
  if (facts.kind === 'sets') return [`Groups of ${number(facts.groupSize)}: ${counted(facts.sets, 'set')}`];
  if (facts.kind === 'room') return [`In ${facts.room}, free then`];
  if (facts.kind === 'equivalent') return [`${facts.instead} instead of ${facts.name}`];
  const together = facts.kind === 'shared' && `made together with ${listed(facts.groups)}`;
  const instead = facts.kind === 'swap' && `${facts.group} with ${facts.teacher} on ${at(facts.theirs)} instead`;
  const lateness = facts.late ? still(facts, 'late', late(facts)) : 'on time';
  return [at(facts), away(facts), lateness, together, instead].filter((part) => part !== false);
}

function at({ date, period, lastPeriod }: { date: string; period: string; lastPeriod: string | null }): string {
  return `${day(date)} ${periods(period, lastPeriod)}`;
}

/** 'still 3 h late', or '3 h late' where it was not late before. */
function still({ worse }: Promised, trouble: Trouble, said: string): string {
  return worse?.includes(trouble) ? said : `still ${said}`;
}

/** In days of teaching, as deadlines are; in days of the calendar where no day of teaching lies between. */
function away({ days, schoolDays }: { days: number; schoolDays: number }): string {
  if (days === 0) return 'the same day';
  const far = schoolDays === 0 ? counted(Math.abs(days), 'day') : counted(Math.abs(schoolDays), 'school day');
  return `${far} ${days > 0 ? 'later' : 'earlier'}`;
}

function kitAndTime(facts: Promised): (string | false)[] {
  const { short, minutesOver, better } = facts;
  return [
    short > 0 ? still(facts, 'short', `${number(short)} short`) : better.includes('short') && 'nothing short',
    minutesOver > 0 ? still(facts, 'over', moreThanFits(minutesOver)) : better.includes('over') && 'fits',
  ];
}

function minutes(saved: number): string {
  return saved === 0 ? '' : `${counted(Math.abs(saved), 'minute')} ${saved > 0 ? 'less' : 'more'}`;
}
