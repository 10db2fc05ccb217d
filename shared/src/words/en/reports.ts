import type { LatenessReport, RecognitionReport, ReportOf, ServiceFactorReport, WantedHours } from '../../reports/reports.contract.js';
import type { Report, WorkFunction } from '../../reports/limits.js';
import type { PointBand } from '../../reports/service-factor.js';
import type { IsoDate } from '../../time/iso-date.js';
import { counted, listed, number } from './counts.js';
import * as dates from './dates.js';
import { work } from './durations.js';
import { lateRate } from './load.js';

export const page = 'Reports';
export const lead =
  'For a meeting with those who lead the department or the school. Each can be had as a table (CSV) or as one page (PDF).';
export const leadOwn =
  'How many of your own requests came after their deadline. Nobody else sees them by name but the head of the department.';
export const titles: Readonly<Record<Report, string>> = {
  lateness: 'Late requests',
  'service-factor': 'Technician hours for the science taught',
  recognition: 'What technicians do, and what they are paid for',
};
export const csv = 'CSV';
export const pdf = 'PDF';
export const print = 'Print one page';
export const fields = { department: 'Department', from: 'From', to: 'To' };
export const stretches = { half: 'This half term', term: 'This term', year: 'This year' };
export const choose = 'Of which days';
export const mine = 'All that I may see';
export const loading = 'Working out the report';
export const listServed = 'See these requests';
export const listLate = 'See the late requests';
export const nothingAsked = 'Nothing was asked for in these days';
export const nothingAskedWhy = 'Choose other dates, or another department.';
export const functions: Readonly<Record<WorkFunction, string>> = {
  prepare: 'Preparing',
  'deliver-and-collect': 'Delivering and collecting',
  clear: 'Clearing away',
  stock: 'Stock',
  maintenance: 'Maintenance and checks',
  support: 'Lessons supported',
  administration: 'Administration',
  other: 'Other',
};
export const columns = {
  reason: 'Reason',
  teacher: 'Teacher',
  asked: 'Asked',
  late: 'Late',
  excused: 'Excused',
  rate: 'Late rate',
  source: 'Source',
  factor: 'Factor',
  hours: 'Hours a week here',
  work: 'Work',
  time: 'Time',
  share: 'Share',
  agreed: 'In the contract',
};
export const why = 'Why they were late';
export const byTeacher = 'By teacher, in order of name';
export const advised = 'What is advised, and what it would be here';
export const byFunction = 'Hours asked, by kind of work';
export const barsOf = 'Bars of the hours asked';
/** No law says how many hours: no figure of these is a duty. */
export const noLegalLevel = 'There is no legal level. These are the figures that the bodies named here have advised.';
/** The same with what is advised, for a page that has no table of it. */
export const advisedInShort =
  'ASE suggests 0.65, which SSERC calls the least adequate; CLEAPSS’s points give from 0.65 to above 0.90. There is no legal level.';
export const questions = {
  training: 'Do they get training, and time to meet?',
  contract: 'Does the contract match the work done?',
  paid: 'Are the hours enough, and paid?',
};
export const noRanking = 'Nobody is named or compared.';

/** Names a way to have a report: 'PDF: Late requests'. */
export function wayOf(way: string, title: string): string {
  return `${way}: ${title}`;
}

/** Says where a band of points comes from: 'CLEAPSS, 17 to 23 points'. */
export function ofPoints({ from, to }: PointBand): string {
  return `CLEAPSS, ${to === null ? `${from} points or more` : `${from} to ${to} points`}`;
}

/** Says a factor to two digits; '–' where there is none, 'above 0.90' where it is only a bound. */
export function factor(value: number | null, orMore = false): string {
  return value === null ? '–' : `${orMore ? 'above ' : ''}${value.toFixed(2)}`;
}

/** Says hours of a week: '115.5 h'; only a bound: 'above 148.5 h'. */
export function weekHours(hours: number, orMore = false): string {
  return `${orMore ? 'above ' : ''}${number(Math.round(hours * 10) / 10)} h`;
}

/** Says what an advised factor would be here. */
export function wanted({ hours, orMore }: WantedHours): string {
  return weekHours(hours, orMore);
}

/** Says of which days and whom a report is: 'Science · Tue 1 Sep – Fri 18 Dec 2026'. */
export function of({ departments, from, to, own }: ReportOf & { own?: boolean }): string {
  const all = departments === null ? null : listed(departments.map(({ name }) => name));
  const whose = own ? ['Your own requests', all].filter(Boolean).join(', ') : (all ?? 'The whole school');
  return `${whose} · ${dates.dayOfYear(from)} – ${dates.dayOfYear(to)}`;
}

/** Says when a report was made: 'Made on Wed 18 Nov 2026'. */
export function made(on: IsoDate): string {
  return `Made on ${dates.dayOfYear(on)}`;
}

/** Says the late rate in a sentence: '9 % came late: 18 of 194, 4 more excused.' */
export function lateSentence(report: Pick<LatenessReport, 'asked' | 'late' | 'excused' | 'rate' | 'own'>): string {
  if (report.rate === null) return `${nothingAsked}.`;
  const { rate, facts } = lateRate(report);
  return `${rate} ${report.own ? 'of your own requests came late' : 'came late'}: ${facts.replace(' · ', ', ')}.`;
}

/** What of the late is not counted, and why. */
export const lateNote =
  'Late is what was sent after its deadline. An absence, a changed timetable and what a head excused are shown and not counted.';

/** Says the factor in a sentence: '73 h of technicians a week for 165 h taught: 0.44.' */
export function factorSentence({ taughtHours, technicianHours, factor: value }: ServiceFactorReport): string {
  const hours = `${weekHours(technicianHours)} of technicians a week for ${weekHours(taughtHours)} taught`;
  return value === null
    ? `${hours}: no lesson is in the timetable of these days, so there is no factor.`
    : `${hours}: a factor of ${factor(value)}.`;
}

/** Says of whom hours are counted, and of whom not. */
export function whoCounts({
  technicians,
  withoutHours,
  alsoElsewhere,
}: Pick<ServiceFactorReport, 'technicians' | 'withoutHours' | 'alsoElsewhere'>): string {
  const parts = [
    `Hours of ${counted(technicians, 'person', 'people')} who do this work, less their breaks`,
    withoutHours > 0 && `${number(withoutHours)} of them without working hours here yet (People)`,
    alsoElsewhere > 0 &&
      `${number(alsoElsewhere)} of them ${alsoElsewhere === 1 ? 'works' : 'work'} for other departments too, with all hours counted`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** Says a share of all in per cent; '–' of nothing. */
export function share(minutes: number, all: number): string {
  return all > 0 ? `${Math.round((minutes / all) * 100)} %` : '–';
}

/** Says whether the contract covers what was asked. */
export function contractSentence({
  askedMinutes,
  contractedMinutes,
}: Pick<RecognitionReport, 'askedMinutes' | 'contractedMinutes'>): string {
  const both = `${work(askedMinutes)} of work asked, ${work(contractedMinutes)} contracted`;
  if (askedMinutes > contractedMinutes) return `${both}: ${work(askedMinutes - contractedMinutes)} more than the contract has.`;
  return `${both}: ${work(contractedMinutes - askedMinutes)} are left for all that no request or duty asks.`;
}

/**
 * Says what contracts pay for, and how much of it is known as working hours: '3 contracts for 2 posts give 3,543 hours a year, 90.85 in each of
 * their weeks. 3,410 hours of the school year are written down here; …'; null where none says.
 */
export function contractPays({ contract }: Pick<RecognitionReport, 'contract'>): string | null {
  if (contract === null) return null;
  const { technicians, posts, hoursAYear, hoursAWeek, hoursKnown } = contract;
  const shared = posts < technicians ? ` for ${counted(posts, 'post')}` : '';
  const gives = `${counted(technicians, 'contract')}${shared} ${technicians === 1 ? 'gives' : 'give'} ${number(hoursAYear)} hours a year`;
  const weekly = hoursAWeek === null ? '' : `, ${number(hoursAWeek)} in each of ${technicians === 1 ? 'its' : 'their'} weeks`;
  return [`${gives}${weekly}.`, known(hoursKnown, hoursAYear)].filter(Boolean).join(' ');
}

function known(hoursKnown: number | null, hoursAYear: number): string {
  if (hoursKnown === null) return '';
  const written = `${number(Math.round(hoursKnown))} hours of the school year are written down here as working hours`;
  if (Math.round(hoursKnown) >= Math.round(hoursAYear)) return `${written}.`;
  return `${written}; paid weeks without lessons count once they are written down as hours besides (People).`;
}

/** Says what contracts set aside for a function; where none says, that. */
export function agreed(minutes: number | null): string {
  return minutes === null ? 'not said' : work(minutes);
}

/** Says training and breaks, as far as technicians share them. */
export function trainingSentence({ cpdMinutes, breaksMissed }: Pick<RecognitionReport, 'cpdMinutes' | 'breaksMissed'>): string {
  return cpdMinutes === null || breaksMissed === null
    ? notShared
    : `${work(cpdMinutes)} of training (CPD) and ${counted(breaksMissed, 'missed break')} are in what they share of their own logs.`;
}

/** Says what time to meet technicians had, as far as they share it; null where that is nobody's to know. */
export function meetingSentence({ meetingMinutes }: Pick<RecognitionReport, 'meetingMinutes'>): string | null {
  if (meetingMinutes === null) return null;
  return meetingMinutes === 0
    ? 'No time to meet is in what they share of their own logs: ask them.'
    : `${work(meetingMinutes)} to meet is in what they share of their own logs.`;
}

/** Says what was worked and not paid, as far as technicians share it. */
export function unpaidSentence({ unpaidMinutes, nonCoreMinutes }: Pick<RecognitionReport, 'unpaidMinutes' | 'nonCoreMinutes'>): string {
  return unpaidMinutes === null || nonCoreMinutes === null
    ? notShared
    : `${work(unpaidMinutes)} unpaid and ${work(nonCoreMinutes)} outside the job are in what they share of their own logs.`;
}

export const notShared = 'What technicians share of their own logs is for the head of the department and for admins.';
export const ownShared = 'Of own logs this counts only what you share yourself; the head and admins see the sum of all.';
export const logsArePrivate = 'A technician’s own log is private: what is not shared counts nowhere.';

/** Says what was served: '41 practicals served, 2 more written down afterwards'. */
export function served({
  practicalsServed,
  recordedAfterwards,
}: Pick<RecognitionReport, 'practicalsServed' | 'recordedAfterwards'>): string {
  const more = recordedAfterwards > 0 ? `, ${number(recordedAfterwards)} more written down as done without a request` : '';
  return `${counted(practicalsServed, 'practical')} served${more}.`;
}

/** Describes the bars to who cannot see them: 'Bars of the hours asked. Preparing 12 h, Clearing away 3 h.' */
export function barsAlt(rows: readonly { function: WorkFunction; minutes: number }[]): string {
  return `${barsOf}: ${rows.map((row) => `${functions[row.function]} ${work(row.minutes)}`).join(', ')}.`;
}

/** Says how many teachers a page has no room for. */
export function moreTeachers(count: number): string {
  return `${counted(count, 'more teacher')} in the table (CSV).`;
}

/** Says who may read a late report of a department. */
export const notYours =
  'How late the requests of a department came is for its head and its technicians, for admins, and for teachers of their own. Choose a department of yours.';
/** Is said while so many reports are being drawn that one more would wait too long. */
export const manyDrawn = 'Many pages are being drawn at this moment. Nothing is lost: ask for this one again in a minute.';
/** Is said of a page that could not be drawn in the time or memory that one may take. */
export const notDrawn = 'The page could not be drawn. The figures are on the screen and in the table (CSV); ask for the page again later.';
