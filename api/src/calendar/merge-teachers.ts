import { Injectable } from '@nestjs/common';
import { command, Database } from '../core/database/index.js';
import { Within } from '../core/events/index.js';
import { AbsenceRow } from './absence.entity.js';
import { LessonChangeRow } from './changes/index.js';
import { EntryTeacherRow, LessonAnswerRow, TimetableEntryRow } from './timetable.entity.js';

/** Teachers beside the first ($3 one, $2 the other) that would be the same person twice once the two are one. */
export const TWICE_THERE = command(
  `DELETE FROM entry_teacher t WHERE t.school_id = $1 AND t.teacher_id IN ($2::uuid, $3::uuid) AND (
     EXISTS (SELECT FROM timetable_entry e WHERE e.school_id = $1 AND e.id = t.entry_id AND e.teacher_id IN ($2::uuid, $3::uuid))
     OR t.teacher_id = $2 AND EXISTS (SELECT FROM entry_teacher o WHERE o.school_id = $1 AND o.entry_id = t.entry_id AND o.teacher_id = $3))`,
);

/** Gives the lessons, answers and absences of a person who turned out to be another to that other one. */
@Injectable()
export class MergeTeachers {
  constructor(
    private readonly db: Database,
    within: Within,
  ) {
    within.first('person.merged', async (events) => {
      for (const { schoolId, subjectId: keep, payload } of events) await this.give(schoolId, payload.before.personId, keep);
    });
  }

  private async give(schoolId: string, from: string, to: string): Promise<void> {
    await this.db.change(TWICE_THERE, [schoolId, from, to]);
    await this.db.update(TimetableEntryRow, { teacherId: from }, { teacherId: to });
    await this.db.update(EntryTeacherRow, { teacherId: from }, { teacherId: to });
    await this.db.update(LessonAnswerRow, { personId: from }, { personId: to });
    await this.db.update(LessonChangeRow, { teacherId: from }, { teacherId: to });
    await this.db.update(AbsenceRow, { personId: from }, { personId: to });
  }
}
