import { Injectable } from '@nestjs/common';
import {
  type DatedLesson,
  type IsoDate,
  lessonId,
  type LessonState,
  lessonState,
  may,
  type Rights,
  type StandingRequisition,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { type AskedQuestion, questionOf } from './question.js';
import type { LessonEntry } from './timetable-entries.js';

export interface RequisitionOnLesson extends StandingRequisition {
  title: string;
  minutesLate: number | null;
  /** Epoch milliseconds; null where it has none. */
  deadlineMs: number | null;
  sentMs: number | null;
  sets: number;
  outcome: string | null;
  keptUntilMs: number | null;
  supportMinutes: number | null;
  question: AskedQuestion | null;
}

/** What was said about one lesson: its teacher's answer, and the requisitions that were not cancelled, in order of their making. */
export interface Said {
  answer: 'nothing-needed' | null;
  requisitions: readonly RequisitionOnLesson[];
}

interface RequisitionRow extends RequisitionOnLesson {
  entryId: string;
  date: IsoDate;
  teacherId: string | null;
  departmentId: string | null;
}

/** A draft is seen by its teacher and by whoever began it ($5 asks; null: a job, which sees all). Looked up by entry and date, so that the cost follows the lessons shown and not the years stored. */
export const SAID = statement(
  {
    entryId: is.uuid,
    date: is.date,
    id: is.uuid.orNull,
    title: is.text,
    status: is.text.as<StandingRequisition['status']>(),
    late: is.bool,
    minutesLate: is.int,
    deadlineMs: is.instant.orNull,
    sentMs: is.instant.orNull,
    short: is.bool,
    sets: is.int,
    outcome: is.text.orNull,
    keptUntilMs: is.instant.orNull,
    supportMinutes: is.int.orNull,
    question: is.json<AskedQuestion>().orNull,
    teacherId: is.uuid.orNull,
    departmentId: is.uuid.orNull,
  },
  `
  SELECT q.entry_id AS "entryId", q.date, q.id, q.title, q.status, q.late, q.minutes_late AS "minutesLate", q.deadline AS "deadlineMs", q.submitted_at AS "sentMs",
    q.short, q.sets, q.outcome, CASE WHEN q.keep_until_entry_id IS NOT NULL THEN q.ends_at END AS "keptUntilMs",
    (q.support ->> 'minutes')::int AS "supportMinutes", ${questionOf('q')} AS question, q.teacher_id AS "teacherId", q.department_id AS "departmentId"
  FROM requisition q
  WHERE q.school_id = $1 AND q.entry_id = ANY ($2::uuid[]) AND q.date BETWEEN $3 AND $4 AND q.status <> 'cancelled'
    AND (q.status <> 'draft' OR $5::uuid IS NULL OR q.teacher_id = $5 OR q.created_by = $5)
  UNION ALL
  SELECT a.entry_id, a.date, NULL, '', '', false, 0, NULL, NULL, false, 0, NULL, NULL, NULL, NULL, NULL, NULL
  FROM lesson_answer a
  WHERE a.school_id = $1 AND a.entry_id = ANY ($2::uuid[]) AND a.date BETWEEN $3 AND $4`,
);

/** A row without an id is an answer. */
type SaidRow = Omit<Answered<typeof SAID>, 'late' | 'minutesLate'> & Pick<RequisitionOnLesson, 'late' | 'minutesLate'>;

/** Leaves out of what was said of a lesson of these teachers what somebody may not know: that a request was late, and what its people were asked. */
function toldTo(principal: Rights, teacherIds: readonly string[], row: SaidRow): SaidRow {
  const { teacherId, departmentId } = row;
  if (teacherId === null || departmentId === null) return row;
  const owners = { personId: teacherId, colleagues: teacherIds.includes(teacherId) ? teacherIds : [], departmentId };
  return {
    ...row,
    ...(may(principal, 'lateness.see', owners) ? {} : { late: null, minutesLate: null }),
    ...(may(principal, 'requisition.readWords', owners) ? {} : { question: null }),
  };
}

function isRequisition(row: SaidRow): row is RequisitionRow {
  return row.id !== null;
}

/** Nothing was said of a lesson. */
export const SILENCE: Said = { answer: null, requisitions: [] };

/** What was said about the lessons of a range of dates, by lesson. */
export class SaidOfLessons {
  private readonly byLesson = new Map<string, { answer: 'nothing-needed' | null; requisitions: RequisitionOnLesson[] }>();

  constructor(rows: readonly SaidRow[]) {
    for (const row of rows) {
      const key = lessonId(row.entryId, row.date);
      let said = this.byLesson.get(key);
      if (!said) this.byLesson.set(key, (said = { answer: null, requisitions: [] }));
      if (isRequisition(row)) said.requisitions.push(row);
      else said.answer = 'nothing-needed';
    }
    for (const { requisitions } of this.byLesson.values()) if (requisitions.length > 1) requisitions.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  of({ id }: DatedLesson<LessonEntry>): Said {
    return this.byLesson.get(id) ?? SILENCE;
  }

  /** `isAsked`: whether its department asks for requests at all. */
  stateOf(lesson: DatedLesson<LessonEntry>, isAsked: boolean): LessonState {
    const { answer, requisitions } = this.of(lesson);
    return lessonState(answer, requisitions, isAsked);
  }
}

interface TaughtBy {
  ids: string;
  teachers: ReadonlyMap<string, readonly string[]>;
}

/** Reads what was said about lessons, as somebody sees it. */
@Injectable()
export class LessonSayings {
  private readonly taught = new WeakMap<readonly LessonEntry[], TaughtBy>();

  constructor(private readonly db: Database) {}

  /** Of these entries' lessons from `from` to `to`, both included, in one statement; none for no entries. */
  async of(
    principal: Rights & Pick<Principal, 'schoolId'>,
    entries: readonly LessonEntry[],
    from: IsoDate,
    to: IsoDate,
  ): Promise<SaidOfLessons> {
    if (entries.length === 0) return new SaidOfLessons([]);
    const { schoolId, personId } = principal;
    const { ids, teachers } = this.taughtBy(entries);
    const rows = await this.db.read(schoolId, SAID, [schoolId, ids, from, to, personId]);
    return new SaidOfLessons(rows.map((row) => toldTo(principal, teachers.get(row.entryId) ?? [], row)));
  }

  /** Who teaches which entry, and their ids as PostgreSQL reads a list; worked out once for a list of entries. */
  private taughtBy(entries: readonly LessonEntry[]): TaughtBy {
    let taught = this.taught.get(entries);
    if (!taught) {
      const teachers = new Map(entries.map((entry) => [entry.id, [entry.teacherId, ...entry.otherTeachers.map(({ id }) => id)]]));
      this.taught.set(entries, (taught = { ids: `{${[...teachers.keys()].join(',')}}`, teachers }));
    }
    return taught;
  }
}
