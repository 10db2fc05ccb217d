/**
 * Lists the decorated classes that travel between page and server: what is sent is checked by them, what is answered is described by them.
 * The page takes their types alone, by `import type`; a value from here would bring class-validator along.
 */
export * from './time/date-validators.js';
export * from './reading/one-line.contract.js';
export * from './identity/identity.contract.js';
export * from './school/bulk.contract.js';
export * from './school/school.contract.js';
export * from './calendar/absence.contract.js';
export * from './calendar/calendar.contract.js';
export * from './calendar/group.contract.js';
export * from './calendar/lesson.contract.js';
export * from './calendar/lesson-change.contract.js';
export * from './rooms/room.contract.js';
export * from './occasions/occasion.contract.js';
export * from './substances/substance.contract.js';
export * from './stock/stock.contract.js';
export * from './practicals/line.contract.js';
export * from './practicals/practical.contract.js';
export * from './practicals/library.contract.js';
export * from './practicals/library-file.contract.js';
export * from './apparatus/apparatus.contract.js';
export * from './apparatus/breakage.contract.js';
export * from './apparatus/timeline.contract.js';
export * from './apparatus/use.contract.js';
export * from './requisitions/alternative.contract.js';
export * from './requisitions/requisition-ask.contract.js';
export * from './requisitions/requisition.contract.js';
export * from './requisitions/requisition-list.contract.js';
export * from './requisitions/series.contract.js';
export * from './requisitions/copy-week.contract.js';
export * from './requisitions/offer.contract.js';
export * from './requisitions/to-settle.contract.js';
export * from './plain-request/plain-request.contract.js';
export * from './schemes/schemes.contract.js';
export * from './prep/prep.contract.js';
export * from './duties/duty.contract.js';
export * from './notices/notice.contract.js';
export * from './checks/check.contract.js';
export * from './workload/workload.contract.js';
export * from './workload/what-if.contract.js';
export * from './log/log.contract.js';
export * from './notifications/notification.contract.js';
export * from './live/live.contract.js';
export * from './imports/imports.contract.js';
export * from './imports/import-run.contract.js';
export * from './undo/undo.contract.js';
