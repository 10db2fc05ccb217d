import type { RequisitionAsk, RoomName } from '@app/shared';
import type { Assessment } from './assessment.js';
import type { Locked } from './locked-requisition.js';

/** Of what is judged besides: another request, that was sent (`of`), or one that would make way for it (`without`). */
interface Besides {
  of?: Locked;
  without?: string;
}

/** Judges what a request would be with other fields, or in another room, by the preview itself; null where that may not be asked for. */
export type Judge = (ask: RequisitionAsk, room?: RoomName | null, more?: Besides) => Promise<Assessment | null>;
