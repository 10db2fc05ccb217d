import type { LatenessReport, RecognitionReport, ServiceFactorReport } from '@app/shared';
import { type CsvCell, csvText } from '../core/http/index.js';

type Row = readonly CsvCell[];

/** Writes lateness as a table: all together, then each cause, then each teacher where they are told. */
export function latenessCsv(report: LatenessReport): string {
  const rateOf = (rate: number | null) => (rate === null ? null : Math.round(rate * 1e4) / 1e4);
  const rows: Row[] = [
    ['all', null, report.asked, report.late, report.excused, rateOf(report.rate)],
    ...report.causes.map(({ reason, count }): Row => ['reason', reason, null, count, null, null]),
    ...(report.byTeacher ?? []).map(({ teacher, ...one }): Row => [
      'teacher',
      teacher.name,
      one.asked,
      one.late,
      one.excused,
      rateOf(one.rate),
    ]),
  ];
  return csvText(['of', 'name', 'asked', 'late', 'excused', 'rate'], rows);
}

/** Writes the service factor as a table: what is, then what each source advises; hours per week. */
export function serviceFactorCsv(report: ServiceFactorReport): string {
  const rows: Row[] = [
    ['taught', null, null, report.taughtHours],
    ['technicians', null, report.factor === null ? null : Math.round(report.factor * 1e4) / 1e4, report.technicianHours],
    ...report.wanted.map(({ source, factor, hours, orMore }): Row => [orMore ? 'advised above' : 'advised', source, factor, hours]),
    ['note', report.note, null, null],
  ];
  return csvText(['of', 'source', 'factor', 'hours'], rows);
}

/** Writes recognition as a table: minutes of each function, of the contract and of shared logs; breaks and practicals are counted. */
export function recognitionCsv(report: RecognitionReport): string {
  const rows: Row[] = [
    ...report.functions.map((one): Row => [one.function, one.minutes, null, one.agreedMinutes]),
    ['asked', report.askedMinutes, null, null],
    ['contracted', report.contractedMinutes, null, null],
    ['unpaid', report.unpaidMinutes, null, null],
    ['non-core', report.nonCoreMinutes, null, null],
    ['cpd', report.cpdMinutes, null, null],
    ['time to meet', report.meetingMinutes, null, null],
    ['breaks missed', null, report.breaksMissed, null],
    ['practicals served', null, report.practicalsServed, null],
    ['recorded afterwards', null, report.recordedAfterwards, null],
  ];
  return csvText(['of', 'minutes', 'count', 'agreedMinutes'], rows);
}
