import { lackingIn, lessonOn, may, MOST_OF_A_KIND, type SettleOption, type SettleWhy } from '@app/shared';
import type { FreeRooms } from '../calendar/index.js';
import { words } from '../core/words.js';
import type { Asking } from './asking.js';
import type { Locked } from './locked-requisition.js';

/**
 * Finds rooms that have what is needed and are free then, for who may change the lesson; where its room lacks that, or is closed. Those that
 * have all that the usual one (`timetabled`, its id, where it is closed) has are told apart: a computer room holds what asks for no gas, and is nobody's first thought for it.
 */
export async function otherRooms(
  rooms: FreeRooms,
  { principal, rules, nowMs }: Asking,
  was: Locked,
  { whys, timetabled }: { whys: readonly SettleWhy[]; timetabled: string | null },
): Promise<Partial<Record<'alike' | 'unlike', SettleOption[]>>> {
  const { entry, date, departmentId, pupils } = was;
  const lesson = rules.calendar && lessonOn(rules.calendar, entry, date);
  const isAmiss = whys.includes('room-lacks') || whys.includes('closed');
  if (!lesson || lesson.startMs <= nowMs || !isAmiss || !may(principal, 'lesson.change', { departmentId })) return {};
  const { startMs, endMs } = lesson;
  const needs = was.ofVersion?.needs ?? [];
  // a room that is closed is the lesson's no more, and still the usual one
  const usual = rules.rooms.get(was.roomId ?? timetabled ?? '');
  const free = await rooms.for(rules, { date, until: was.keepUntilDate, startMs, endMs, needs, pupils, besides: usual?.id ?? null });
  const way = ({ id, code }: (typeof free)[number]): SettleOption => ({
    kind: 'room',
    text: words.toSettle.toRoom(code),
    room: code,
    apply: { method: 'POST', path: `/api/lessons/${lesson.id}/changes`, body: { kind: 'room', roomId: id } },
  });
  const isAlike = (id: string): boolean => lackingIn(rules.rooms.get(id), usual?.facilities ?? []).length === 0;
  const alike = free.filter(({ id }) => isAlike(id)).slice(0, MOST_OF_A_KIND);
  const unlike = free.filter(({ id }) => !isAlike(id)).slice(0, MOST_OF_A_KIND - alike.length);
  return { alike: alike.map(way), unlike: unlike.map(way) };
}
