import type { IsoDate } from '../../time/iso-date.js';
import { NO_TIME_AT_ALL, OVERLOADED_ABOVE, TIGHT_FROM, type LoadLevel } from '../../workload/pressure.js';
import { counted, number } from './counts.js';
import { day, dayMonth } from './dates.js';

/** How full a day is, in a word; a colour never says it alone. */
export const levels: Record<LoadLevel, string> = { calm: 'calm', tight: 'tight', overloaded: 'overloaded' };

/** The same over a narrow bar; a calm one needs no word. */
export const shortLevels: Record<LoadLevel, string> = { calm: '', tight: 'tight', overloaded: 'over' };

/** What each level means, under the bars. */
export const legend: Record<LoadLevel | 'time', string> = {
  calm: 'calm',
  tight: `tight: from ${TIGHT_FROM} of the time`,
  overloaded: 'over: more than there is',
  time: 'technician time, breaks taken out',
};

/** What the figure of the pressure is measured against. */
export const thresholds = `calm below ${TIGHT_FROM}, tight to ${OVERLOADED_ABOVE.toFixed(2)}`;

export const barsRegion = 'Minutes asked by day, as bars';

/** Says a pressure: '1.08'; where there is work and no time at all the figure has no meaning. */
export function pressure(value: number): string {
  return value >= NO_TIME_AT_ALL ? 'no time' : value.toFixed(2);
}

/** Says a meter's figures: '252 of 300 minutes'. */
export function ofMinutes(workMinutes: number, technicianMinutes: number): string {
  return `${number(workMinutes)} of ${counted(technicianMinutes, 'minute')}`;
}

/** Says a bar: 'Tue 3 Nov: 252 of 300 min, tight'. */
export function barTitle(of: { date: IsoDate; workMinutes: number; technicianMinutes: number; level: LoadLevel }): string {
  return `${day(of.date)}: ${number(of.workMinutes)} of ${number(of.technicianMinutes)} min, ${levels[of.level]}`;
}

/** Marks where a week begins under the bars: '23 Nov · B'. */
export function weekMark({ date, weekLabel }: { date: IsoDate; weekLabel: string | null }): string {
  return [dayMonth(date), weekLabel].filter(Boolean).join(' · ');
}

/** Says all bars to who cannot see them: how many, and which days are overloaded. */
export function barsSummary(days: readonly { date: IsoDate; level: LoadLevel }[]): string {
  const over = days.filter((one) => one.level === 'overloaded').map((one) => day(one.date));
  return `Bars of ${counted(days.length, 'teaching day')}; ${over.length === 0 ? 'no day is overloaded' : `overloaded: ${over.join(', ')}`}. The table has the numbers.`;
}

/** Says a late rate in per cent, and what it is made of; the excused are shown and not counted. */
export function lateRate(late: { asked: number; late: number; excused: number; rate: number | null }): { rate: string; facts: string } {
  if (late.rate === null) return { rate: '–', facts: 'nothing asked yet' };
  const facts = [
    `${number(late.late - late.excused)} of ${number(late.asked)}`,
    late.excused > 0 && `${number(late.excused)} more excused`,
  ];
  return { rate: `${Math.round(late.rate * 100)} %`, facts: facts.filter(Boolean).join(' · ') };
}

const AFTER: Record<LoadLevel, string> = {
  calm: 'Still calm.',
  tight: 'It becomes tight.',
  overloaded: 'That is more than there is time for.',
};

/** What a request would add to the technicians' day; `judged` is false where nobody's hours are known. */
export interface DayLoadFacts {
  date: IsoDate;
  workMinutes: number;
  technicianMinutes: number;
  addsMinutes: number;
  level: LoadLevel;
  judged: boolean;
}

/** Tells a teacher what a request does to the technicians' day. */
export function ofRequest(facts: DayLoadFacts): string {
  if (!facts.judged) return 'No technician’s hours are known for this department, so load is not judged.';
  const asked = `${day(facts.date)}: ${ofMinutes(facts.workMinutes, facts.technicianMinutes)} asked`;
  return `${asked}. Yours adds ${number(facts.addsMinutes)}. ${AFTER[facts.level]}`;
}
