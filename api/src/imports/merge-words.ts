import { Injectable } from '@nestjs/common';
import { command, Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { ImportWordRow } from './import.entity.js';

/** Entries as they stood before an import, with one teacher ($2) read as another ($3): an undo gives them to whoever has the lessons now. */
export const TEACHER_BEFORE = command(
  `UPDATE import_entry SET before = jsonb_set(before, '{teacherId}', to_jsonb($3::text)) WHERE school_id = $1 AND before->>'teacherId' = $2::text`,
);

/** Remembers of a person who turned out to be another that files mean that other one. */
@Injectable()
export class MergeWords {
  constructor(db: Database, within: Within) {
    within.first('person.merged', async (events) => {
      for (const { schoolId, subjectId: keep, payload } of events) {
        const { personId } = payload.before;
        await db.update(ImportWordRow, { personId }, { personId: keep });
        await db.change(TEACHER_BEFORE, [schoolId, personId, keep]);
      }
    });
  }
}
