import type { IsoDate } from '../../time/iso-date.js';
import { NO_TIME_AT_ALL, OVERLOADED_ABOVE, TIGHT_FROM, type LoadLevel } from '../../workload/pressure.js';
import { counted, number } from './counts.js';
import { day, dayMonth } from './dates.js';
import { work } from './durations.js';

/** How full a day is, in a word; a colour never says it alone. */
export const levels: Record<LoadLevel, string> = { calm: 'fits', tight: 'nearly full', overloaded: 'over-booked' };

const TIGHT_PERCENT = Math.round(TIGHT_FROM * 100);
const FULL_PERCENT = Math.round(OVERLOADED_ABOVE * 100);
const HAIR = 1e-9;

/** What each level means, under the bars. */
export const legend: Record<LoadLevel | 'time', string> = {
  calm: 'fits',
  tight: `nearly full: from ${TIGHT_PERCENT} % of the time`,
  overloaded: 'over-booked: more than there is',
  time: 'technician time, breaks taken out',
};

/** What the grey bars are. */
export const pastDays = 'past days';

/** What the figure of the pressure is measured against. */
export const thresholds = `nearly full from ${TIGHT_PERCENT} %, over-booked above ${FULL_PERCENT} %`;

export const barsRegion = 'Hours asked by day, as bars';

/** Says a pressure: '108 % booked'; where there is work and no time at all the figure has no meaning. Rounds away from a full 100. */
export function pressure(value: number): string {
  if (value >= NO_TIME_AT_ALL) return 'nobody there';
  return `${number(percentOf(value))} % booked`;
}

/** Takes a share in per cent, rounded away from a full 100: what is over is never said to be just full. */
export function percentOf(share: number): number {
  const percent = share * 100;
  // 57 hundredths times a hundred is a hair less than 57
  return share > OVERLOADED_ABOVE ? Math.max(FULL_PERCENT + 1, Math.ceil(percent - HAIR)) : Math.floor(percent + HAIR);
}

/** Says a meter's figures: '4 h 12 min of 5 h'. */
export function ofMinutes(workMinutes: number, technicianMinutes: number): string {
  return `${work(workMinutes)} of ${work(technicianMinutes)}`;
}

/** Says a bar: 'Tue 3 Nov: 4 h 12 min asked, 5 h there, nearly full'; of a day that is over only the hours, for it can no longer fit or not. */
export function barTitle(of: { date: IsoDate; workMinutes: number; technicianMinutes: number; level: LoadLevel }, isOver = false): string {
  const figures = `${day(of.date)}: ${work(of.workMinutes)} asked, ${work(of.technicianMinutes)} there`;
  return isOver ? figures : `${figures}, ${levels[of.level]}`;
}

/** Writes the hours that stand on a narrow bar: '57 h', '1.5 h'; nothing for less than half an hour. */
export function hoursOnBar(minutes: number): string {
  const hours = minutes / 60;
  if (hours < 0.5) return '';
  return `${number(hours < 10 ? Math.round(hours * 2) / 2 : Math.round(hours))} h`;
}

/** Marks where a week begins under the bars: '23 Nov · B'. */
export function weekMark({ date, weekLabel }: { date: IsoDate; weekLabel: string | null }): string {
  return [dayMonth(date), weekLabel].filter(Boolean).join(' · ');
}

/** Says all bars to who cannot see them: how many, and which of the days to come are over-booked. */
export function barsSummary(days: readonly { date: IsoDate; level: LoadLevel }[], today: IsoDate): string {
  const over = days.filter((one) => one.level === 'overloaded' && one.date >= today).map((one) => day(one.date));
  const said = over.length === 0 ? 'no day to come is over-booked' : `over-booked: ${over.join(', ')}`;
  return `Bars of ${counted(days.length, 'teaching day')}; ${said}. The table has the numbers.`;
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

/** What a request would add to the technicians' day; `judged` is false where nobody's hours are known. */
export interface DayLoadFacts {
  date: IsoDate;
  workMinutes: number;
  technicianMinutes: number;
  addsMinutes: number;
  level: LoadLevel;
  judged: boolean;
}

/**
 * Tells a teacher the technicians' day with the request in it: 'Tue 3 Nov: 4 h 20 min asked with this, 5 h there; this is 60 min of it'.
 * Whether it fits is said by its standing, not by the day.
 */
export function ofRequest({ date, workMinutes, technicianMinutes, addsMinutes, judged }: DayLoadFacts): string {
  if (!judged) return 'No technician’s hours are known for this department, so load is not judged.';
  const asked = `${day(date)}: ${work(workMinutes + addsMinutes)} asked with this, ${work(technicianMinutes)} there`;
  return `${asked}; this is ${work(addsMinutes)} of it.`;
}
