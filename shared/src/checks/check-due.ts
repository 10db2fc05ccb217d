import type { IsoDate } from '../time/iso-date.js';

/** Whether a check is overdue on a day: it may be done on the day that it is due. */
export function isCheckOverdue({ due }: { due: IsoDate | null }, today: IsoDate): boolean {
  return due !== null && due < today;
}

/** When a check is due again after it was done: so many months on, at the end of a month that is shorter; null where it does not repeat. */
export function dueAgain(doneOn: IsoDate, everyMonths: number | null): IsoDate | null {
  return everyMonths === null ? null : Temporal.PlainDate.from(doneOn).add({ months: everyMonths }).toString();
}
