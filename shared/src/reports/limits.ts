/** Bounds of a report: days of its range, both ends included; and teachers that one printed page has room for. */
export const REPORT_LIMITS = { days: 400, teachersOnPaper: 30 } as const;

/** The three reports, by the last part of their route. */
export const REPORTS = ['lateness', 'service-factor', 'recognition'] as const;
export type Report = (typeof REPORTS)[number];

/** How a report may be had. */
export const REPORT_FORMATS = ['json', 'csv', 'pdf'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export { WORK_FUNCTIONS, type WorkFunction } from '../school/limits.js';
