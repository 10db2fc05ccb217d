import type { RoomName } from '@app/shared';
import type { Rules } from '../calendar/index.js';

/** Of a task what says whose prep room it is: the room of its lesson (as it is called), who does it, its department. */
interface Placed {
  room: string | null;
  assigneeId: string | null;
  departmentId: string;
}

/**
 * Makes what tells whether a task belongs to a prep room: to the one that serves the room of its lesson; where nobody has said which does, to
 * that of who does it; else to any of its department's. What nobody has said anything of is on every list, so that it is on one.
 */
export function ofPrepRoom({ rooms, technicians, prepRooms }: Rules, prepRoomId: string): (task: Placed) => boolean {
  const byCode = new Map([...rooms.values()].map((room) => [room.code, room.prepRoomId]));
  const byPerson = new Map(technicians.map((one) => [one.id, one.prepRoomId]));
  return ({ room, assigneeId, departmentId }) => {
    const own = (room === null ? null : byCode.get(room)) ?? (assigneeId === null ? null : byPerson.get(assigneeId)) ?? null;
    if (own !== null) return own === prepRoomId;
    const ofDepartment = prepRooms.get(departmentId) ?? [];
    return ofDepartment.length === 0 || ofDepartment.includes(prepRoomId);
  };
}

/** Lists the prep rooms that serve some departments (null: all), by code; where nobody has said which do, all that the school has. */
export function prepRoomsOf({ rooms, prepRooms }: Rules, departmentIds: readonly string[] | null): RoomName[] {
  const named = departmentIds?.flatMap((id) => prepRooms.get(id) ?? []) ?? [];
  return [...rooms.values()]
    .filter(({ id, prep }) => prep && (named.length === 0 || named.includes(id)))
    .map(({ id, code }) => ({ id, code }));
}
