import type { AbsenceBody } from '@app/shared/contracts';
import { type IsoDate, isoInstant, zonedMs } from '@app/shared/rules';

/** An absence as it is typed: whose, `person:<id>` or `team:<id of a department>`, days and, where it is no whole day, times. */
export interface AbsenceDraft {
  who: string;
  from: string;
  to: string;
  start: string;
  end: string;
  reason: string;
}

export const nobodyOn = (date: IsoDate): AbsenceDraft => ({ who: '', from: date, to: '', start: '', end: '', reason: '' });

/** Reads a draft, in the school's time zone. */
export function absenceBody({ who, from, to, start, end, reason }: AbsenceDraft, timeZone: string): AbsenceBody {
  const last = to === '' ? from : to;
  const at = (date: string, time: string) => isoInstant(zonedMs(date, time, timeZone));
  const [kind, id = ''] = who.split(':');
  return {
    ...(kind === 'team' ? { departmentId: id } : { personId: id }),
    from: start === '' ? from : at(from, start),
    to: end === '' ? last : at(last, end),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}
