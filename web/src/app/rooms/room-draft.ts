import type { Room, RoomBody } from '@app/shared/contracts';
import { FACILITIES, type Facility } from '@app/shared/rules';

/** A room as it is typed: figures as words. */
export interface RoomDraft {
  code: string;
  name: string;
  facilities: readonly Facility[];
  prep: boolean;
  prepRoomId: string;
  places: string;
}

/** Begins a draft with what was read; with nothing for a new room. */
export function draftOf(room: Room | undefined): RoomDraft {
  return {
    code: room?.code ?? '',
    name: room?.name ?? '',
    facilities: room?.facilities ?? [],
    prep: room?.prep ?? false,
    prepRoomId: room?.prepRoomId ?? '',
    places: room?.places == null ? '' : String(room.places),
  };
}

/** Turns a draft into what is sent; what is no number goes as it was typed, and the server says so. */
export function bodyOf(draft: RoomDraft): RoomBody {
  const places = draft.places.trim();
  return {
    code: draft.code.trim(),
    name: draft.name.trim() || null,
    facilities: FACILITIES.filter((one) => draft.facilities.includes(one)),
    prep: draft.prep,
    prepRoomId: draft.prepRoomId || null,
    places: places === '' ? null : /^\d+$/.test(places) ? Number(places) : (places as unknown as number),
  };
}

/** Ticks what a room has, or takes the tick away. */
export function ticked(facilities: readonly Facility[], one: Facility, on: boolean): Facility[] {
  return FACILITIES.filter((other) => (other === one ? on : facilities.includes(other)));
}
