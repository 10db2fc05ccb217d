import { Injectable } from '@nestjs/common';
import type { ImportAnswer, ImportChoice, TimetableKind } from '@app/shared';
import { WriteTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { AddNamed } from '../school/index.js';
import { rejectedRows, toldOf, type Told } from './answer-import.js';
import { FileRefusal } from './file-refusal.js';
import { choiceIn, correctionsIn } from './import-fields.js';
import { judgeTeachers, unreadRows, warnOfEnds, warnOfKept, warnOfRows } from './import-warnings.js';
import { ImportsQueries } from './imports.queries.js';
import { planTimetable } from './plan-timetable.js';
import { MappingRefusal, readTimetableFile, type ReadFile } from './read-timetable-file.js';
import type { Upload } from './read-upload.js';
import { needsAcceptUnread, unreadRefusal } from './refuse-unread.js';
import { Teachers } from './teachers.js';
import type { TimetablePlan } from './timetable-plan.js';

/** What is asked for: a timetable file, how it is to be read, which part of it, and from which day on. */
interface Asked {
  file: Upload['file'];
  kind: TimetableKind;
  corrections: Record<string, unknown>;
  choice: ImportChoice | null;
  from: string;
  fromGiven: boolean;
}

/** A file read and compared with the school. */
interface Judged {
  read: ReadFile;
  plan: TimetablePlan;
  told: Told;
}

/** Takes files in: read, compared with what there is, told, and on `apply` written, all in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly queries: ImportsQueries,
    private readonly named: AddNamed,
    private readonly timetable: WriteTimetable,
    private readonly events: Events,
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
    const from = fields.from ?? this.today(principal);
    const corrections = correctionsIn(fields);
    const asked: Asked = { file, kind, corrections, choice: await choiceIn(fields), from, fromGiven: fields.from !== undefined };
    return this.db.transaction(principal.schoolId, async () => {
      if (mode === 'apply') await this.timetable.lock(principal.schoolId, from);
      const { read, plan, told } = await this.judge(principal.schoolId, asked);
      if (mode === 'apply') {
        if (needsAcceptUnread(read) && fields.acceptUnread !== 'true') throw unreadRefusal(file.name, read, rejectedRows(read));
        if (changesAnything(plan)) await this.write(principal, asked, plan, told);
      }
      return { ...told, mode, kind };
    });
  }

  private async judge(schoolId: string, { file, kind, corrections, choice, from, fromGiven }: Asked): Promise<Judged> {
    const calendar = await this.queries.calendar(schoolId);
    const rows = await this.queries.rows(schoolId, from);
    const context = { calendar, departments: rows.departments.map(({ name }) => name) };
    const read = readOrRefuse(() => readTimetableFile(file, kind, kind === 'fet' ? {} : corrections, context));
    const teachers = new Teachers(rows.people, {}, newId);
    const judged = judgeTeachers(read, teachers);
    const plan = planTimetable(read.lessons, rows, teachers, {
      ...{ from, fromGiven, calendar, choice, newId },
      yearsGiven: read.mapping.year !== undefined,
      roomsGiven: read.mapping.room !== undefined,
      unread: unreadRows(read),
    });
    if (read.lessons.length > 0 && plan.outside === read.lessons.length) throw invalid('only', words.imports.NOTHING_CHOSEN);
    const endedIds = plan.ended.map(({ id }) => id);
    const stranded = endedIds.length === 0 ? [] : await this.queries.stranded(schoolId, endedIds, from);
    const warnings = [
      ...warnOfEnds(plan, from, stranded),
      ...warnOfKept(plan, rows),
      ...warnOfRows(plan, read),
      ...judged.warnings,
      ...read.warnings,
    ];
    return { read, plan, told: toldOf(read, warnings, plan) };
  }

  private async write(principal: Principal, { file, kind, from }: Asked, plan: TimetablePlan, told: Told): Promise<void> {
    await this.named.departments(principal.schoolId, plan.departments);
    await this.named.teachers(principal.schoolId, plan.people);
    await this.timetable.write(principal.schoolId, plan);
    const { created, updated, unchanged, removed, rejectedCount, warningCount } = told;
    const after = { file: file.name, kind, from, created, updated, unchanged, removed, rejected: rejectedCount, warnings: warningCount };
    await this.events.record(principal, { name: 'timetable.imported', subjectId: principal.schoolId, payload: { after } });
  }

  private today({ timeZone }: Principal): string {
    return Temporal.Instant.fromEpochMilliseconds(this.clock.nowMs()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  }
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

function changesAnything(plan: TimetablePlan): boolean {
  const { departments, people, rooms, groups, changedGroups, entries, changed, ended, dropped } = plan;
  return [departments, people, rooms, groups, changedGroups, entries, changed, ended, dropped].some((rows) => rows.length > 0);
}
