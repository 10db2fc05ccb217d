import { Injectable } from '@nestjs/common';
import {
  type ClosedRoom,
  type EntryRule,
  heldOn,
  kitStemsOf,
  type LineBody,
  type NamedKit,
  parseLessonId,
  type PersonName,
  type RequisitionAsk,
} from '@app/shared';
import { entryPairs, otherTeachers, type Rules } from '../calendar/index.js';
import { type Answered, Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { NamedStock } from '../stock/index.js';
import { aloneAtLine } from '../workload/index.js';
import { asked, type AskedPractical, type SentPractical } from './asked-practical.js';
import { type Asking, refuseOldRules } from './asking.js';
import { KEPT_ENTRY, keptLessonId, type KeptUntilAsked, noSuchLesson } from './kept-out.js';

/** The timetable entry of a lesson with the names that go with it. */
export interface AskedEntry extends EntryRule {
  subject: string;
  departmentId: string;
  teacher: PersonName;
  otherTeachers: PersonName[];
  /** `ofOccasion`: it is that of an occasion alone, which names none. */
  group: { id: string; code: string; year: number | null; pupils: number | null; ofOccasion: boolean };
  room: { id: string; code: string } | null;
  /** Why the room that it would have cannot be used; not there where it can. */
  closed?: ClosedRoom | null;
  /** The room that the timetable has, where the lesson may be in another. */
  timetabledRoom?: string | null;
}

/** The entry as its lesson of a date is held: in the room, and by the teachers, that it was given for that day. */
export function asHeld({ calendar }: Pick<Rules, 'calendar'>, entry: AskedEntry, date: string): AskedEntry {
  if (!calendar?.changes) return entry;
  const { room, closed, teacher, otherTeachers } = heldOn(calendar, entry, date);
  return { ...entry, room, closed, teacher, otherTeachers, timetabledRoom: entry.room?.code ?? null };
}

/** The ids of a request, which are looked up. */
type NamedByAsk = Pick<RequisitionAsk, 'lessonId' | 'practicalId' | 'practicalVersion' | 'lines' | 'keepUntilLessonId'>;

/** What the database knows of the things that a request names. */
export interface AskContext {
  entry: AskedEntry;
  date: string;
  /** Whether 'nothing needed' stands for the lesson. */
  isAnswered: boolean;
  /** What a request that is written now is called by; 0 where none is to be written. */
  number: number;
  /** Nobody in the school writes a request, or works the line out, in the same moment; who is not alone has it worked out again. */
  isAlone: boolean;
  practical: AskedPractical | null;
  apparatus: Map<string, { id: string; name: string; location: string }>;
  /** What lines that are typed by hand may mean. */
  kit: MeantKit[];
  /** The lesson until which it is to be kept out. */
  keptUntil: KeptUntilAsked | null;
  /** The lines that are asked for, those that name a stock completed by it. */
  lines: readonly LineBody[] | undefined;
}

/** Apparatus as words on a kit list may mean it. */
export interface MeantKit extends NamedKit {
  id: string;
  location: string;
}

/** The entry `e` of a lesson with its teacher `t`, group `g` and room `r`, as an `AskedEntry`. */
export const ENTRY = `json_build_object(${entryPairs('e')},
    'subject', e.subject, 'departmentId', e.department_id,
    'teacher', json_build_object('id', t.id, 'code', t.code, 'name', t.name), 'otherTeachers', ${otherTeachers('e')},
    'group', json_build_object('id', g.id, 'code', g.code, 'year', g.year, 'pupils', coalesce((e.occasion ->> 'pupils')::int, g.pupils), 'ofOccasion', g.of_occasion),
    'room', CASE WHEN r.id IS NULL THEN NULL ELSE json_build_object('id', r.id, 'code', r.code) END)`;

const COLUMNS = {
  entry: is.json<AskedEntry>(),
  practical: is.json<AskedPractical>().orNull,
  apparatus: is.json<{ id: string; name: string; location: string }[]>().orNull,
  kit: is.json<MeantKit[]>().orNull,
  answered: is.bool,
  rulesVersion: is.int,
};
/** The apparatus with one of these parts of a name ($6) in its name or in what else it is called; where there are none nothing is read. */
const KIT = `(SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'aliases', a.aliases, 'location', a.location)) FROM apparatus a
   WHERE a.school_id = $1 AND cardinality($6::text[]) > 0 AND NOT a.archived AND EXISTS (SELECT FROM unnest($6::text[]) stem
     WHERE strpos(lower(a.name), stem) > 0 OR strpos(lower(array_to_string(a.aliases, ' ')), stem) > 0))`;
/** What the lines of a request name: the apparatus of these ids, and what typed lines may mean. */
const linesNamed = (ids: string) =>
  `(SELECT json_agg(json_build_object('id', a.id, 'name', a.name, 'location', a.location)) FROM apparatus a WHERE a.school_id = $1 AND a.id = ANY(${ids})) AS apparatus,
  ${KIT} AS kit`;
/** Of a request without lines of its own: to look up nothing would cost PostgreSQL a tenth of what it reads here. */
const NONE_NAMED = 'NULL::json AS apparatus, NULL::json AS kit';
/** What is read of the entry ($2) of a school ($1), and whether its `day` was answered. `practical` and `lines`: which of them. */
const context = (practical: string, lines: string, day = '$5') => `
  ${ENTRY} AS entry,
  (SELECT json_build_object('id', p.id, 'version', p.version, 'title', p.title, 'groupSize', p.group_size, 'subject', p.subject, 'needs', p.needs, 'demonstration', p.demonstration,
      'leadSchoolDays', p.lead_school_days, 'prepareFixed', p.prepare_fixed, 'preparePerSet', p.prepare_per_set, 'clearFixed', p.clear_fixed, 'clearPerSet', p.clear_per_set,
      'lines', coalesce((SELECT json_agg(json_build_object('apparatusId', l.apparatus_id, 'stockId', l.stock_id, 'name', coalesce(a.name, l.name), 'kind', l.kind, 'perClass', l.per_class, 'perSet', l.per_set,
          'perPupil', l.per_pupil, 'spare', l.spare, 'unit', l.unit, 'concentration', l.concentration, 'concentrationText', l.concentration_text, 'roundTo', l.round_to,
          'overage', l.overage, 'pictograms', l.pictograms, 'statements', l.statements, 'location', a.location) ORDER BY l.position)
        FROM practical_line l LEFT JOIN apparatus a ON a.school_id = $1 AND a.id = l.apparatus_id
        WHERE l.school_id = $1 AND l.practical_id = p.id), '[]'))
   FROM practical p WHERE p.school_id = $1 AND p.id = $3 AND ${practical}) AS practical,
  ${lines},
  EXISTS (SELECT FROM lesson_answer n WHERE n.school_id = $1 AND n.entry_id = e.id AND n.date = ${day}) AS answered, s.rules_version AS "rulesVersion"
FROM timetable_entry e
JOIN school s ON s.school_id = $1
JOIN person t ON t.school_id = $1 AND t.id = e.teacher_id
JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
LEFT JOIN room r ON r.school_id = $1 AND r.id = e.room_id
WHERE e.school_id = $1 AND e.id = $2`;

/**
 * All that a request names: the entry ($2) of a school ($1), the practical ($3), the apparatus ($4), what
 * lines typed by hand may mean ($6), and whether the day ($5) was answered.
 */
export const CONTEXT = statement(COLUMNS, `SELECT ${context('NOT p.archived', linesNamed('$4'))}`);
/** The same of a request without lines of its own; the day is $4. */
export const CONTEXT_WITHOUT_LINES = statement(COLUMNS, `SELECT ${context('NOT p.archived', NONE_NAMED, '$4')}`);

const AS_SENT = `(SELECT v.document FROM requisition q JOIN practical_version v ON v.school_id = $1 AND v.practical_id = $3 AND v.version = q.practical_version
  WHERE q.school_id = $1 AND q.id = $7 AND q.practical_id = $3 AND q.status <> 'draft')`;

/**
 * The same of what a requisition ($7) asks for anew. `sent`: the practical as it was when that was sent, where it has a newer version
 * since. One that was sent with a practical keeps it when that is archived.
 */
export const CONTEXT_AS_SENT = statement(
  { ...COLUMNS, sent: is.json<SentPractical>().orNull },
  `SELECT ${AS_SENT} AS sent, ${context(
    `(NOT p.archived OR EXISTS (SELECT FROM requisition q WHERE q.school_id = $1 AND q.id = $7 AND q.practical_id = p.id AND q.status <> 'draft'))`,
    linesNamed(
      `$4::uuid[] || ARRAY(SELECT (l ->> 'apparatusId')::uuid FROM jsonb_array_elements(${AS_SENT} -> 'lines') l WHERE l ->> 'apparatusId' IS NOT NULL)`,
    ),
  )}`,
);
const TO_WRITE = { ...COLUMNS, number: is.int, isAlone: is.bool };
const NUMBERED = `nextval('requisition_number_seq')::int AS number, ${aloneAtLine('s.school_id')} AS "isAlone"`;
/**
 * The same for a request that is to be written. Whoever changes what requests are made of locks the school's row for good (`keepRules`): he
 * waits until this one is written, or this one waits and then finds that the rules have changed.
 */
export const CONTEXT_TO_WRITE = statement(
  TO_WRITE,
  `SELECT ${NUMBERED}, ${context('NOT p.archived', linesNamed('$4'))} FOR KEY SHARE OF s`,
);
/** The same of a request without lines of its own; the day is $4. */
export const CONTEXT_TO_WRITE_WITHOUT_LINES = statement(
  TO_WRITE,
  `SELECT ${NUMBERED}, ${context('NOT p.archived', NONE_NAMED, '$4')} FOR KEY SHARE OF s`,
);

type ContextRow = Answered<typeof CONTEXT> & Partial<Answered<typeof CONTEXT_AS_SENT> & Answered<typeof CONTEXT_TO_WRITE>>;

function unknown(field: string, what: string): ProblemError {
  const message = `There is no such ${what}, or you may not see it. Nothing was changed.`;
  return new ProblemError('NOT_FOUND', message, [{ field, code: 'unknown', message }]);
}

/** Reads, in one statement, everything that a request names. */
@Injectable()
export class AskContexts {
  constructor(
    private readonly db: Database,
    private readonly stock: NamedStock,
  ) {}

  /**
   * Reads what the ids of a request stand for. `sentId`: a requisition that was sent and is asked anew, whose practical is the version that
   * it was sent with; a draft, and what asks for a version itself, follows the library. `toWrite`: under lock, and by the rules of the
   * moment or not at all; a requisition that is asked anew is under lock already.
   * @throws NOT_FOUND naming the field of an id that is not there, STALE_VERSION for a version that is not the newest
   */
  async read(
    asking: Asking,
    ask: NamedByAsk,
    { sentId = null, toWrite = false }: { sentId?: string | null; toWrite?: boolean },
  ): Promise<AskContext> {
    const { schoolId } = asking.principal;
    const lesson = parseLessonId(ask.lessonId);
    if (!lesson) throw unknown('lessonId', 'lesson');
    const { practicalId = null } = ask;
    if (practicalId !== null && !isId(practicalId)) throw unknown('practicalId', 'practical');
    const lines = await this.stock.complete(schoolId, ask.lines);
    const named = (lines ?? []).map((line) => line.apparatusId);
    refuseUnlessAll(named, isId);
    const apparatusIds = [...new Set(named.filter((id) => id !== undefined))];
    const ids = [schoolId, lesson.entryId, practicalId] as const;
    const values = [...ids, apparatusIds, lesson.date, kitStemsOf(lines ?? [])];
    const without = toWrite ? CONTEXT_TO_WRITE_WITHOUT_LINES : CONTEXT_WITHOUT_LINES;
    let row: ContextRow | undefined;
    if (sentId !== null) row = await this.db.one(CONTEXT_AS_SENT, [...values, sentId]);
    else if ((lines ?? []).length === 0) row = await this.db.one(without, [...ids, lesson.date]);
    else row = await this.db.one(toWrite ? CONTEXT_TO_WRITE : CONTEXT, values);
    if (!row) throw unknown('lessonId', 'lesson');
    if (toWrite) refuseOldRules(asking, row.rulesVersion);
    if (practicalId !== null && !row.practical) throw unknown('practicalId', 'practical');
    const apparatus = new Map((row.apparatus ?? []).map((one) => [one.id, one]));
    refuseUnlessAll(named, (id) => apparatus.has(id));
    const sent = row.sent ? asked(row.sent, apparatus) : row.practical;
    const practical = ask.practicalVersion === undefined || ask.practicalVersion === sent?.version ? sent : row.practical;
    refuseUnlessNewest(practical, ask.practicalVersion);
    return {
      entry: asHeld(asking.rules, row.entry, lesson.date),
      date: lesson.date,
      isAnswered: row.answered,
      number: row.number ?? 0,
      isAlone: row.isAlone ?? true,
      practical,
      apparatus,
      kit: row.kit ?? [],
      keptUntil: await this.keptUntil(schoolId, ask.keepUntilLessonId),
      lines,
    };
  }

  /** The lesson that is named to keep something out until; looked up where one is named alone. @throws INVALID naming `keepUntilLessonId` */
  private async keptUntil(schoolId: string, lessonId: string | undefined): Promise<KeptUntilAsked | null> {
    if (lessonId === undefined) return null;
    const { entryId, date } = keptLessonId(lessonId);
    const entry = await this.db.one(KEPT_ENTRY, [schoolId, entryId]);
    if (!entry) throw noSuchLesson();
    return { entry, date };
  }
}

/** @throws STALE_VERSION where another version of the practical is the newest by now */
function refuseUnlessNewest(practical: AskedPractical | null, version: number | undefined): void {
  if (version === undefined || practical?.version === version) return;
  const message = practical
    ? told`${{ title: practical.title }} is at version ${{ newest: practical.version }} by now. Nothing was changed; look at it again and choose.`
    : 'A version belongs to a practical, and this request names none. Nothing was changed.';
  throw invalid('practicalVersion', message, 'STALE_VERSION', 'stale');
}

/** @throws NOT_FOUND naming the first line whose apparatus is not known */
function refuseUnlessAll(apparatusIds: readonly (string | undefined)[], isKnown: (id: string) => boolean): void {
  const wrong = apparatusIds.findIndex((id) => id !== undefined && !isKnown(id));
  if (wrong >= 0) throw unknown(`lines.${wrong}.apparatusId`, 'apparatus');
}

/** The entry as one of its teachers asks for it: theirs first, so that what is asked for is theirs. */
export function askedBy(personId: string, entry: AskedEntry): AskedEntry {
  const teacher = entry.otherTeachers.find(({ id }) => id === personId);
  if (!teacher) return entry;
  return { ...entry, teacher, otherTeachers: [entry.teacher, ...entry.otherTeachers.filter(({ id }) => id !== personId)] };
}
