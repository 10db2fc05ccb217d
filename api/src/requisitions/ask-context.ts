import { Injectable } from '@nestjs/common';
import { kitStemsOf, type LineBody, parseLessonId, type RequisitionAsk } from '@app/shared';
import { type Answered, Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { NamedStock } from '../stock/index.js';
import { type CONTEXT, CONTEXT_AS_SENT, contextFor, type CONTEXT_TO_WRITE } from './ask-context.statements.js';
import { asked, type AskedPractical } from './asked-practical.js';
import { type Asking, refuseOldRules } from './asking.js';
import { asHeld, type AskedEntry, type MeantKit } from './asked-entry.js';
import { Foresee, type Foreseen } from './foresee.js';
import { KnownEntries } from './known-entries.js';
import { KEPT_ENTRY, keptLessonId, type KeptUntilAsked, noSuchLesson } from './kept-out.js';

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
  /** What a new request is compared with, where that could be looked up at once. */
  foreseen: Foreseen | null;
}

type ContextRow = Omit<Answered<typeof CONTEXT>, 'entry'> & { entry?: AskedEntry } & Partial<
    Answered<typeof CONTEXT_AS_SENT> & Answered<typeof CONTEXT_TO_WRITE>
  >;

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
    private readonly known: KnownEntries,
    private readonly foresee: Foresee,
  ) {}

  /**
   * Reads what the ids of a request stand for. `sentId`: a requisition that was sent and is asked anew, whose practical is the version that
   * it was sent with; a draft, and what asks for a version itself, follows the library. `toWrite`: under lock, and by the rules of the
   * moment or not at all; a requisition that is asked anew is under lock already. `isNew`: it is compared without a lock, by what is looked up in the same packet.
   * @throws NOT_FOUND naming the field of an id that is not there, STALE_VERSION for a version that is not the newest
   */
  async read(
    asking: Asking,
    ask: NamedByAsk,
    { sentId = null, toWrite = false, isNew = false }: { sentId?: string | null; toWrite?: boolean; isNew?: boolean },
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
    const known = sentId === null ? this.known.of(asking.rules, lesson.entryId) : undefined;
    const withoutLines = (lines ?? []).length === 0;
    const sent =
      sentId === null
        ? this.db.one<ContextRow>(
            contextFor({ isKnown: known !== undefined, toWrite, withoutLines }),
            withoutLines ? [...ids, lesson.date] : values,
          )
        : this.db.one<ContextRow>(CONTEXT_AS_SENT, [...values, sentId]);
    // behind what says whether somebody else is writing: what they wrote is seen then
    const foreseen = isNew ? this.foresee.of(asking, ask) : null;
    const row = await sent;
    const entry = row?.entry ?? known;
    if (!row || !entry) throw unknown('lessonId', 'lesson');
    if (toWrite) refuseOldRules(asking, row.rulesVersion);
    if (practicalId !== null && !row.practical) throw unknown('practicalId', 'practical');
    const apparatus = new Map((row.apparatus ?? []).map((one) => [one.id, one]));
    refuseUnlessAll(named, (id) => apparatus.has(id));
    const asSent = row.sent ? asked(row.sent, apparatus) : row.practical;
    const practical = ask.practicalVersion === undefined || ask.practicalVersion === asSent?.version ? asSent : row.practical;
    refuseUnlessNewest(practical, ask.practicalVersion);
    if (row.rulesVersion === asking.rules.version) this.known.keep(schoolId, row.rulesVersion, entry, row.practical);
    return {
      entry: asHeld(asking.rules, entry, lesson.date),
      date: lesson.date,
      isAnswered: row.answered,
      number: row.number ?? 0,
      isAlone: row.isAlone ?? true,
      practical,
      apparatus,
      kit: row.kit ?? [],
      keptUntil: await this.keptUntil(schoolId, ask.keepUntilLessonId),
      lines,
      foreseen,
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
