import { Injectable } from '@nestjs/common';
import type { ImportAnswer } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { inSlices, othersFirst } from '../core/jobs/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { rejectedRows, telling, type Told } from './answer-import.js';
import { ApplyPlan, changesAnything } from './apply-plan.js';
import { judgeTeachers, unreadRows, warnOfEnds, warnOfKept, warnOfRows } from './import-warnings.js';
import type { TellProgress } from './import-progress.js';
import { ImportRuns } from './import-runs.js';
import { ImportsQueries } from './imports.queries.js';
import { planningTimetable } from './plan-timetable.js';
import { type Asked, PrepareImport, type Prepared, readBy, type Reading } from './prepare-import.js';
import { KeepWords } from './keep-words.js';
import { guessedDays, questionsOf } from './questions.js';
import type { ReadFile } from './read-timetable-file.js';
import { needsAcceptUnread, unreadRefusal } from './refuse-unread.js';
import { warningOfTwo } from './stay-two.js';
import { Teachers } from './teachers.js';
import { type Corrections, meanings, withMade } from './words-said.js';
import type { SchoolRows, TimetablePlan } from './timetable-plan.js';

/** A file read and compared with the school. */
interface Judged {
  read: ReadFile;
  plan: TimetablePlan;
  told: Told & Pick<ImportAnswer, 'questions'>;
  /** The groups as they are before it. */
  groups: SchoolRows['groups'];
  corrections: Corrections;
}

/** A file's place among those that were sent, and who hears how far it has come. */
export interface Run {
  id: string;
  tell?: TellProgress;
}

/** Takes files in: read before anything is locked, then compared with what there is, told, and on `apply` written, in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly queries: ImportsQueries,
    private readonly apply: ApplyPlan,
    private readonly words: KeepWords,
    private readonly before: PrepareImport,
    private readonly runs: ImportRuns,
  ) {}

  /**
   * Takes in a file that was read, or tells what that would do.
   * @throws FILE_REFUSED for a file of which so much could not be read that a person has to say so; INVALID for a choice of which it has
   * nothing; BUSY where what it was read by changed and reading it again takes long; nothing is changed then
   */
  async take(
    principal: Principal,
    { fields, asked, reading }: Prepared,
    { id: runId, tell }: Run = { id: newId() },
  ): Promise<ImportAnswer> {
    const { mode } = fields;
    const { file, kind, from } = asked;
    const { rowCount } = reading.read;
    const judgeAndApply = async (): Promise<ImportAnswer> => {
      tell?.('comparing', 0, rowCount);
      if (mode === 'apply') await this.apply.lock(principal.schoolId, from);
      const { read, plan, told, groups, corrections } = await this.judge(principal.schoolId, asked, reading);
      const answered = (id: string | null): ImportAnswer => {
        const answer = { ...told, mode, kind, id };
        const isNoted = tell !== undefined;
        // what would come of a file is told to whoever waits for it, and to nobody else
        if (isNoted || id !== null) this.runs.done(principal, { id: runId, file: file.name, isNoted }, answer);
        return answer;
      };
      if (mode === 'preview') return answered(null);
      if (needsAcceptUnread(read) && fields.acceptUnread !== 'true') throw unreadRefusal(file.name, read, rejectedRows(read));
      const { created, updated, unchanged, removed, rejectedCount: rejected, warningCount: warnings } = told;
      const counts = { created, updated, unchanged, removed, rejected, warnings };
      const taken = { id: runId, file: file.name, kind, from, counts };
      const id = changesAnything(plan) ? await this.apply.apply(principal, taken, plan, { groups, tell }) : null;
      await this.words.keep(principal.schoolId, corrections);
      return answered(id);
    };
    return this.db.patiently(() => this.db.transaction(principal.schoolId, judgeAndApply));
  }

  private async judge(schoolId: string, asked: Asked, before: Reading): Promise<Judged> {
    const { choice, from, fromGiven } = asked;
    const context = await this.before.context(schoolId, asked);
    const { calendar, rows, corrections, known } = context;
    const read = await readBy(asked, context, before);
    const teachers = new Teachers(rows.people, meanings(known.teachers), newId);
    await inSlices(teachers.learn());
    const days = guessedDays(read, calendar?.cycle.labels ?? [], known.days);
    const judged = await inSlices(judgeTeachers(read, teachers));
    const planning = planningTimetable(read.lessons, rows, teachers, {
      ...{ from, fromGiven, calendar, choice, newId },
      yearsGiven: read.mapping.year !== undefined,
      roomsGiven: read.mapping.room !== undefined,
      unread: unreadRows(read, days),
    });
    const plan = await inSlices(planning);
    if (read.lessons.length > 0 && plan.outside === read.lessons.length) throw invalid('only', words.imports.NOTHING_CHOSEN);
    const endedIds = plan.ended.map(({ id }) => id);
    const stranded = endedIds.length === 0 ? [] : await this.queries.stranded(schoolId, endedIds, from);
    const two = await inSlices(warningOfTwo(plan, rows, calendar, from));
    const warnings = [
      ...warnOfEnds(plan, from, stranded),
      ...warnOfKept(plan, rows),
      ...two,
      ...warnOfRows(plan, read),
      ...judged.warnings,
      ...read.warnings,
    ];
    await othersFirst();
    const questions = questionsOf(read, judged.doubts, days, { known, said: corrections.words, teachers });
    return {
      read,
      plan,
      told: { ...(await inSlices(telling(read, warnings, plan))), questions },
      groups: rows.groups,
      corrections: withMade(corrections, teachers),
    };
  }
}
