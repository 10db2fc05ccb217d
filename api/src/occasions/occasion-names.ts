import { Injectable } from '@nestjs/common';
import type { OccasionBody } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';
import { DROPPED_OCCASION, ONE_OCCASION, type StoredOccasionRow } from './occasions.queries.js';

/** Which of a person ($2), a room ($3) and a class ($4) a school ($1) has. */
export const KNOWN = statement(
  { teacher: is.bool, room: is.bool, group: is.bool },
  `SELECT EXISTS (SELECT FROM person p WHERE p.school_id = $1 AND p.id = $2 AND p.active) AS teacher,
     EXISTS (SELECT FROM room r WHERE r.school_id = $1 AND r.id = $3) AS room,
     EXISTS (SELECT FROM teaching_group g WHERE g.school_id = $1 AND g.id = $4 AND NOT g.of_occasion) AS "group"`,
);

/** Reads what occasions name, and occasions as they are stored. */
@Injectable()
export class OccasionNames {
  constructor(private readonly db: Database) {}

  /** Finds whose it is and where, with whom; oneself where nobody is named. @throws NOT_FOUND naming the first field whose id is not there */
  async known(
    { schoolId, personId }: Principal,
    rules: Rules,
    { departmentId, teacherId, roomId, groupId }: Pick<OccasionBody, 'departmentId' | 'teacherId' | 'roomId' | 'groupId'>,
  ): Promise<{ teacherId: string; roomId: string | null; groupId: string | null }> {
    const asked = { teacherId: teacherId ?? personId, roomId: roomId ?? null, groupId: groupId ?? null };
    if (!rules.departments.has(departmentId)) throw unknown('departmentId', 'department');
    const ids = [asked.teacherId, asked.roomId, asked.groupId].map((id) => (id !== null && isId(id) ? id : null));
    const there = await this.db.one(KNOWN, [schoolId, ...ids]);
    if (!there?.teacher) throw unknown('teacherId', 'person');
    if (asked.roomId !== null && !there.room) throw unknown('roomId', 'room');
    if (asked.groupId !== null && !there.group) throw unknown('groupId', 'class');
    return asked;
  }

  /** Reads an occasion; `dropped`: one that was taken away. */
  one(schoolId: string, id: string, dropped: boolean): Promise<StoredOccasionRow | undefined> {
    return this.db.one(dropped ? DROPPED_OCCASION : ONE_OCCASION, [schoolId, id]);
  }
}

function unknown(field: string, what: string): ProblemError {
  const message = `There is no such ${what}. Nothing was changed.`;
  return new ProblemError('NOT_FOUND', message, [{ field, code: 'unknown', message }]);
}
