import { Injectable } from '@nestjs/common';
import { dateAt, type ImportAnswer, type ImportChoice, type TimetableKind } from '@app/shared';
import { WriteTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { rejectedRows, toldOf, type Told } from './answer-import.js';
import { ApplyPlan, changesAnything } from './apply-plan.js';
import { FileRefusal } from './file-refusal.js';
import { choiceIn, mappingIn } from './import-fields.js';
import { judgeTeachers, unreadRows, warnOfEnds, warnOfKept, warnOfRows } from './import-warnings.js';
import { ImportsQueries } from './imports.queries.js';
import { planTimetable } from './plan-timetable.js';
import { KeepWords } from './keep-words.js';
import { guessedDays, questionsOf } from './questions.js';
import { MappingRefusal, readTimetableFile, type ReadFile } from './read-timetable-file.js';
import type { Upload } from './read-upload.js';
import { needsAcceptUnread, unreadRefusal } from './refuse-unread.js';
import { warnOfTwo } from './stay-two.js';
import { Teachers } from './teachers.js';
import { type Corrections, meanings, readCorrections, saidOf, withBefore, withMade } from './words-said.js';
import type { SchoolRows, TimetablePlan } from './timetable-plan.js';

/** What is asked for: a timetable file, how it is to be read, which part of it, and from which day on. */
interface Asked {
  file: Upload['file'];
  kind: TimetableKind;
  mapping: Record<string, unknown>;
  choice: ImportChoice | null;
  from: string;
  fromGiven: boolean;
}

/** What of the school says how a file is to be read, and the school as it is. */
interface Context {
  calendar: Awaited<ReturnType<ImportsQueries['calendar']>>;
  rows: SchoolRows;
  corrections: Corrections;
  known: ReturnType<typeof withBefore>;
}

/** A file read, and what it was read by: the same again needs no other reading. */
interface Reading {
  read: ReadFile;
  by: string;
}

/** A file read and compared with the school. */
interface Judged {
  read: ReadFile;
  plan: TimetablePlan;
  told: Told & Pick<ImportAnswer, 'questions'>;
  /** The groups as they are before it. */
  groups: SchoolRows['groups'];
  corrections: Corrections;
}

/** Takes files in: read, compared with what there is, told, and on `apply` written, all in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: ImportsQueries,
    private readonly timetable: WriteTimetable,
    private readonly apply: ApplyPlan,
    private readonly words: KeepWords,
  ) {}

  /**
   * @throws FILE_REFUSED for a file that cannot be taken in, or of which so much could not be read that a person has to say so; INVALID for a
   * mapping that does not fit it or a choice of which it has nothing; NOT_BUILT_YET for a kind that we cannot read yet; nothing is changed then
   */
  async take(principal: Principal, { fields, file }: Upload): Promise<ImportAnswer> {
    const { kind, mode } = fields;
    if (kind !== 'timetable-csv' && kind !== 'fet') {
      const detail = `Files of the kind '${kind}' cannot be imported yet. Nothing was changed. Timetables can, as timetable-csv or fet.`;
      throw new ProblemError('NOT_BUILT_YET', detail, [{ field: 'kind', code: 'notBuiltYet', message: detail }]);
    }
    const from = fields.from ?? dateAt(this.clock.nowMs(), principal.timeZone);
    const asked: Asked = {
      file,
      kind,
      mapping: mappingIn(fields),
      choice: await choiceIn(fields),
      from,
      fromGiven: fields.from !== undefined,
    };
    const before = mode === 'apply' ? await this.readBefore(principal.schoolId, asked) : null;
    const judgeAndApply = async (): Promise<ImportAnswer> => {
      if (mode === 'apply') await this.timetable.lock(principal.schoolId, from);
      const { read, plan, told, groups, corrections } = await this.judge(principal.schoolId, asked, before);
      if (mode === 'preview') return { ...told, mode, kind, id: null };
      if (needsAcceptUnread(read) && fields.acceptUnread !== 'true') throw unreadRefusal(file.name, read, rejectedRows(read));
      const { created, updated, unchanged, removed, rejectedCount: rejected, warningCount: warnings } = told;
      const counts = { created, updated, unchanged, removed, rejected, warnings };
      const taken = { file: file.name, kind, from, counts };
      const id = changesAnything(plan) ? await this.apply.apply(principal, taken, plan, groups) : null;
      await this.words.keep(principal.schoolId, corrections);
      return { ...told, mode, kind, id };
    };
    return this.db.patiently(() => this.db.transaction(principal.schoolId, judgeAndApply));
  }

  /** Reads the file before anything is locked: nobody of the school waits for it, nor for one that is refused. */
  private async readBefore(schoolId: string, asked: Asked): Promise<Reading> {
    const context = await this.db.transaction(schoolId, () => this.context(schoolId, asked));
    return reading(asked, context, null);
  }

  private async context(schoolId: string, { mapping, from }: Asked): Promise<Context> {
    const calendar = await this.queries.calendar(schoolId);
    const rows = await this.queries.rows(schoolId, from);
    const corrections = readCorrections(mapping, { ...rows, calendar });
    return { calendar, rows, corrections, known: withBefore(corrections, await this.words.known(schoolId)) };
  }

  private async judge(schoolId: string, asked: Asked, before: Reading | null): Promise<Judged> {
    const { choice, from, fromGiven } = asked;
    const context = await this.context(schoolId, asked);
    const { calendar, rows, corrections, known } = context;
    const { read } = reading(asked, context, before);
    const teachers = new Teachers(rows.people, meanings(known.teachers), newId);
    const days = guessedDays(read, calendar?.cycle.labels ?? [], known.days);
    const judged = judgeTeachers(read, teachers);
    const plan = planTimetable(read.lessons, rows, teachers, {
      ...{ from, fromGiven, calendar, choice, newId },
      yearsGiven: read.mapping.year !== undefined,
      roomsGiven: read.mapping.room !== undefined,
      unread: unreadRows(read, days),
    });
    if (read.lessons.length > 0 && plan.outside === read.lessons.length) throw invalid('only', words.imports.NOTHING_CHOSEN);
    const endedIds = plan.ended.map(({ id }) => id);
    const stranded = endedIds.length === 0 ? [] : await this.queries.stranded(schoolId, endedIds, from);
    const warnings = [
      ...warnOfEnds(plan, from, stranded),
      ...warnOfKept(plan, rows),
      ...warnOfTwo(plan, rows, calendar, from),
      ...warnOfRows(plan, read),
      ...judged.warnings,
      ...read.warnings,
    ];
    const questions = questionsOf(read, judged.doubts, days, { known, said: corrections.words, teachers });
    return {
      read,
      plan,
      told: { ...toldOf(read, warnings, plan), questions },
      groups: rows.groups,
      corrections: withMade(corrections, teachers),
    };
  }
}

/** Reads a file by what the school says now; what was read before is taken where that was by the same. */
function reading({ file, kind }: Asked, { calendar, rows, corrections, known }: Context, before: Reading | null): Reading {
  const columns = kind === 'fet' ? {} : corrections.columns;
  const standing = [...new Set(rows.entries.flatMap(({ cycleDay, validTo }) => (validTo === null ? [cycleDay] : [])))].sort();
  const context = { calendar, departments: rows.departments.map(({ name }) => name), said: saidOf(known), standing };
  const by = JSON.stringify([columns, context]);
  return before?.by === by ? before : { read: readOrRefuse(() => readTimetableFile(file, kind, columns, context)), by };
}

function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof MappingRefusal) throw new ProblemError('INVALID', error.message, [...error.problems]);
    if (!(error instanceof FileRefusal)) throw error;
    throw new ProblemError('FILE_REFUSED', error.message, [{ field: 'file', code: error.code, message: error.message }], error.found);
  }
}
