import { Injectable } from '@nestjs/common';
import {
  LISTED_REJECTIONS,
  LISTED_WARNINGS,
  summariseIssues,
  type ImportAnswer,
  type ImportIssue,
  type ImportWarning,
  type ReadTimetable,
  type RowNote,
  type TimetableKind,
  type TimetableLesson,
} from '@app/shared';
import { WriteTimetable } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, ProblemError } from '../core/problems/index.js';
import { AddNamed } from '../school/index.js';
import { FileRefusal } from './file-refusal.js';
import { ImportsQueries } from './imports.queries.js';
import { planTimetable, type TimetablePlan } from './plan-timetable.js';
import { MappingRefusal, readTimetableFile } from './read-timetable-file.js';
import type { Upload } from './read-upload.js';

const SAMPLE_ROWS = 20;
/** This many stranded requisitions are named in the remark about them. */
const NAMED_REQUISITIONS = 5;

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
   * @throws FILE_REFUSED for a file that cannot be taken in, INVALID for a mapping that does not fit it, NOT_BUILT_YET for a
   * kind that we cannot read yet; nothing is changed then
   */
  async take(principal: Principal, { fields, file }: Upload): Promise<ImportAnswer> {
    const { kind, mode } = fields;
    if (kind !== 'timetable-csv' && kind !== 'fet') {
      const detail = `Files of the kind '${kind}' cannot be imported yet. Nothing was changed. Timetables can, as timetable-csv or fet.`;
      throw new ProblemError('NOT_BUILT_YET', detail, [{ field: 'kind', code: 'notBuiltYet', message: detail }]);
    }
    const corrections = kind === 'fet' ? {} : readCorrections(fields.mapping);
    const nowMs = this.clock.nowMs();
    const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(principal.timeZone).toPlainDate().toString();
    const from = fields.from ?? today;
    return this.db.transaction(principal.schoolId, async () => {
      if (mode === 'apply') await this.timetable.lock(principal.schoolId, from);
      const calendar = await this.queries.calendar(principal.schoolId);
      const rows = await this.queries.rows(principal.schoolId, from);
      const context = { calendar, departments: rows.departments.map(({ name }) => name) };
      const read = readOrRefuse(() => readTimetableFile(file, kind, corrections, context));
      const rules = { from, fromGiven: fields.from !== undefined, calendar, yearsGiven: read.mapping.year !== undefined, newId };
      const plan = planTimetable(read.lessons, rows, rules);
      const warnings = [...(await this.warnOfEnds(principal.schoolId, plan, from)), ...read.warnings];
      const answer = toAnswer(mode, kind, read, warnings, plan);
      if (mode === 'apply' && changesAnything(plan)) {
        await this.named.departments(principal.schoolId, plan.departments);
        await this.named.teachers(principal.schoolId, plan.people);
        await this.timetable.write(principal.schoolId, plan);
        const { created, updated, unchanged, removed, rejectedCount, warningCount } = answer;
        const after = {
          file: file.name,
          kind,
          from,
          created,
          updated,
          unchanged,
          removed,
          rejected: rejectedCount,
          warnings: warningCount,
        };
        await this.events.record(principal, { name: 'timetable.imported', subjectId: principal.schoolId, payload: { after } });
      }
      return answer;
    });
  }

  private async warnOfEnds(schoolId: string, { ended, dropped }: TimetablePlan, from: string): Promise<ImportWarning[]> {
    const removed = ended.length + dropped.length;
    if (removed === 0) return [];
    const lessons = removed === 1 ? 'One lesson' : `${removed} lessons`;
    const message = `${lessons} of the present timetable ${removed === 1 ? 'is' : 'are'} not in this file and ${removed === 1 ? 'is' : 'are'} held no more from ${from}.`;
    const warnings: ImportWarning[] = [{ row: 1, column: '', code: 'LESSONS_END', message }];
    const stranded = await this.queries.stranded(
      schoolId,
      ended.map(({ id }) => id),
      from,
    );
    if (stranded.length > 0) {
      const named = stranded.slice(0, NAMED_REQUISITIONS).map(({ title, date, group_code }) => `${title} for ${group_code} on ${date}`);
      const more = stranded.length > named.length ? ` and ${stranded.length - named.length} more` : '';
      const text = `Requisitions for lessons that end are kept, to be settled by their teachers and technicians: ${named.join('; ')}${more}.`;
      warnings.push({ row: 1, column: '', code: 'REQUISITIONS_TO_SETTLE', message: text });
    }
    return warnings;
  }
}

function readCorrections(mapping: string | undefined): Record<string, unknown> {
  if (mapping === undefined || mapping.trim() === '') return {};
  let corrections: unknown;
  try {
    corrections = JSON.parse(mapping);
  } catch {
    corrections = undefined;
  }
  if (typeof corrections !== 'object' || corrections === null || Array.isArray(corrections)) {
    throw invalid('mapping', 'mapping must be a JSON object such as {"group": "class_code"}. Nothing was changed.');
  }
  return corrections as Record<string, unknown>;
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

function toAnswer(
  mode: ImportAnswer['mode'],
  kind: TimetableKind,
  read: ReadTimetable & { headers: readonly string[] },
  found: readonly ImportWarning[],
  plan: TimetablePlan,
): ImportAnswer {
  const warnings = summariseIssues(found, LISTED_WARNINGS);
  const rejected = summariseIssues(read.rejected, LISTED_REJECTIONS);
  const byCode = (rows: readonly { code: string }[]): string[] =>
    rows.map(({ code }) => code).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return {
    mode,
    kind,
    created: plan.entries.length,
    updated: plan.updated,
    unchanged: plan.unchanged,
    removed: plan.ended.length + plan.dropped.length,
    rejected: rejected.listed.map(toNote),
    rejectedCount: rejected.total,
    warnings: warnings.listed.map(toNote),
    warningCount: warnings.total,
    warningsByCode: warnings.byCode,
    mapping: read.mapping,
    headers: [...read.headers],
    made: {
      people: byCode(plan.people),
      groups: byCode(plan.groups),
      rooms: byCode(plan.rooms),
      departments: plan.departments.map(({ name }) => name),
    },
    periodsFound: read.periodsFound.map(({ name, start, end, known }) => ({ name, start, end, known })),
    cycleDaysFound: read.cycleDaysFound.map(({ cycleDay }) => cycleDay),
    sample: read.lessons.slice(0, SAMPLE_ROWS).map(toSample),
  };
}

function toNote({ row, column, code, message }: ImportIssue): RowNote {
  return { row, column: column || null, code, message };
}

function toSample(lesson: TimetableLesson): Record<string, string | number | null> {
  const { row, cycleDay, period, lastPeriod, group, year, pupils, subject, department, teacher, room } = lesson;
  return { row, cycleDay, period, lastPeriod, group, year, pupils, subject, department, teacher, room };
}
