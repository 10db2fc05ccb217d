import { Injectable } from '@nestjs/common';
import { type EntryRule, type KitLine, parseLessonId, type RequisitionAsk } from '@app/shared';
import { entryPairs } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { ProblemError } from '../core/problems/index.js';

/** The timetable entry of a lesson with the names that go with it. */
export interface AskedEntry extends EntryRule {
  subject: string;
  departmentId: string;
  teacher: { id: string; code: string; name: string };
  group: { id: string; code: string; year: number | null; pupils: number | null };
  room: { id: string; code: string } | null;
}

/** A complete kit line with the place where its apparatus is kept. */
export interface PlacedLine extends KitLine {
  location: string | null;
}

/** A practical of the library as a request uses it; efforts in minutes. */
export interface AskedPractical {
  id: string;
  version: number;
  title: string;
  groupSize: number;
  demonstration: boolean;
  leadSchoolDays: number | null;
  prepareFixed: number | null;
  preparePerSet: number | null;
  clearFixed: number | null;
  clearPerSet: number | null;
  lines: PlacedLine[];
}

/** What the database knows of the things that a request names. */
export interface AskContext {
  entry: AskedEntry;
  date: string;
  /** Whether 'nothing needed' stands for the lesson. */
  isAnswered: boolean;
  practical: AskedPractical | null;
  apparatus: Map<string, { id: string; name: string; location: string }>;
}

/** All that a request names: the entry ($2) of a school ($1), the practical ($3), the apparatus ($4), and whether the day ($5) was answered. */
export const CONTEXT = statement(
  {
    entry: is.json<AskedEntry>(),
    practical: is.json<AskedPractical>().orNull,
    apparatus: is.json<{ id: string; name: string; location: string }[]>().orNull,
    answered: is.bool,
  },
  `
SELECT
  json_build_object(${entryPairs('e')},
    'subject', e.subject, 'departmentId', e.department_id,
    'teacher', json_build_object('id', t.id, 'code', t.code, 'name', t.name),
    'group', json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', g.pupils),
    'room', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END) AS entry,
  (SELECT json_build_object('id', p.id, 'version', p.version, 'title', p.title, 'groupSize', p.group_size, 'demonstration', p.demonstration,
      'leadSchoolDays', p.lead_school_days, 'prepareFixed', p.prepare_fixed, 'preparePerSet', p.prepare_per_set, 'clearFixed', p.clear_fixed, 'clearPerSet', p.clear_per_set,
      'lines', coalesce((SELECT json_agg(json_build_object('apparatusId', l.apparatus_id, 'name', coalesce(a.name, l.name), 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
          'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
          'overage', l.overage, 'pictograms', l.pictograms, 'statements', l.statements, 'location', a.location) ORDER BY l.position)
        FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
        WHERE l.school_id = $1 AND l.practical_id = p.id), '[]'))
   FROM practical p WHERE p.school_id = $1 AND p.id = $3 AND NOT p.archived) AS practical,
  (SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'location', a.location)) FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY($4)) AS apparatus,
  EXISTS (SELECT FROM lesson_answer n WHERE n.school_id = $1 AND n.entry_id = e.id AND n.date = $5) AS answered
FROM timetable_entry e
JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
WHERE e.school_id = $1 AND e.id = $2`,
);

function unknown(field: string, what: string): ProblemError {
  const message = `There is no such ${what}, or you may not see it. Nothing was changed.`;
  return new ProblemError('NOT_FOUND', message, [{ field, code: 'unknown', message }]);
}

/** Reads, in one statement, everything that a request names. */
@Injectable()
export class AskContexts {
  constructor(private readonly db: Database) {}

  /** Reads what the ids of a request stand for. @throws NOT_FOUND naming the field of an id that is not there */
  async read(schoolId: string, ask: Pick<RequisitionAsk, 'lessonId' | 'practicalId' | 'lines'>): Promise<AskContext> {
    const lesson = parseLessonId(ask.lessonId);
    if (!lesson) throw unknown('lessonId', 'lesson');
    const { practicalId = null } = ask;
    if (practicalId !== null && !isId(practicalId)) throw unknown('practicalId', 'practical');
    const named = (ask.lines ?? []).map((line) => line.apparatusId);
    refuseUnlessAll(named, isId);
    const apparatusIds = [...new Set(named.filter((id) => id !== undefined))];
    const row = await this.db.one(CONTEXT, [schoolId, lesson.entryId, practicalId, apparatusIds, lesson.date]);
    if (!row) throw unknown('lessonId', 'lesson');
    if (practicalId !== null && !row.practical) throw unknown('practicalId', 'practical');
    const apparatus = new Map((row.apparatus ?? []).map((one) => [one.id, one]));
    refuseUnlessAll(named, (id) => apparatus.has(id));
    return { entry: row.entry, date: lesson.date, isAnswered: row.answered, practical: row.practical, apparatus };
  }
}

/** @throws NOT_FOUND naming the first line whose apparatus is not known */
function refuseUnlessAll(apparatusIds: readonly (string | undefined)[], isKnown: (id: string) => boolean): void {
  const wrong = apparatusIds.findIndex((id) => id !== undefined && !isKnown(id));
  if (wrong >= 0) throw unknown(`lines.${wrong}.apparatusId`, 'apparatus');
}
