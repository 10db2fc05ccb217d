import type { RequisitionAsk, RoomName } from '@app/shared';
import type { Assessment } from './assessment.js';
import type { Locked } from './locked-requisition.js';

/** Requests that change days: neither is counted where it stands, and the `first` of them is at its new lesson already. */
export interface ChangingDays {
  without: readonly string[];
  first?: Assessment;
}

/** Of what is judged besides: another request, that was sent (`of`), and that it changes days. */
interface Besides {
  of?: Locked;
  changing?: ChangingDays;
}

/** Judges what a request would be with other fields, or in another room, by the preview itself; null where that may not be asked for. */
export type Judge = (ask: RequisitionAsk, room?: RoomName | null, more?: Besides) => Promise<Assessment | null>;
