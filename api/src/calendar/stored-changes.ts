import {
  type ChangeKind,
  type ClosedRoom,
  type LessonChanges,
  lessonId,
  type OneChange,
  type PersonName,
  type RoomName,
} from '@app/shared';

/** A change of a lesson as SQL gives it; what its kind does not say is null. */
export interface StoredChange {
  entryId: string;
  date: string;
  kind: ChangeKind;
  room: RoomName | null;
  starts: string | null;
  ends: string | null;
  teacher: PersonName | null;
  note: string | null;
}

/** SQL: the changes of a school ($1) since the first of its terms (`c` is its calendar), as a list of `StoredChange`. */
export const CHANGES = `(SELECT coalesce(json_agg(json_build_object('entryId', x.entry_id, 'date', x.date, 'kind', x.kind,
        'room', (SELECT json_build_object('id', r.id, 'code', r.code) FROM room r WHERE r.school_id = $1 AND r.id = x.room_id),
        'starts', x.starts, 'ends', x.ends,
        'teacher', (SELECT json_build_object('id', p.id, 'code', p.code, 'name', p.name) FROM person p WHERE p.school_id = $1 AND p.id = x.teacher_id),
        'note', x.note)), '[]')
      FROM lesson_change x
      WHERE x.school_id = $1 AND x.date >= (SELECT min(term ->> 'from')::date FROM jsonb_array_elements(c.terms) term))`;

/** Makes of what is stored what the rules look at. */
export function changesOf(row: { changes: readonly StoredChange[]; closedRooms: readonly ClosedRoom[] }): LessonChanges {
  const byLesson = new Map<string, OneChange[]>();
  for (const stored of row.changes) {
    const change = oneOf(stored);
    const id = lessonId(stored.entryId, stored.date);
    const all = byLesson.get(id);
    if (all) all.push(change);
    else byLesson.set(id, [change]);
  }
  return { byLesson, closedRooms: row.closedRooms };
}

function oneOf({ kind, room, starts, ends, teacher, note }: StoredChange): OneChange {
  if (kind === 'room') return { kind, room, note };
  if (kind === 'time' && starts !== null && ends !== null) return { kind, start: starts, end: ends, note };
  if (kind === 'cover' && teacher) return { kind, teacher, note };
  if (kind === 'cancelled') return { kind, note };
  throw new Error(`A change of a lesson says nothing of its ${kind}`);
}
