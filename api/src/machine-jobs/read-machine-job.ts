import { Injectable } from '@nestjs/common';
import { MACHINE_JOB_DAYS, type MachineJobBody, parseInstantMs, readName } from '@app/shared';
import { SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { DAY_MS } from '../core/jobs/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type JobRecord, KNOWN_REQUESTS } from './machine-job-columns.js';

/** Reads what is asked of a machine, with the requests whose pieces are in it and whose department it is. */
@Injectable()
export class ReadMachineJob {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
  ) {}

  /** What a body says, whole. @throws INVALID naming the field */
  async said(
    principal: Principal,
    body: MachineJobBody,
    was: JobRecord | null,
  ): Promise<Omit<JobRecord, 'id' | 'version' | 'place' | 'endedAt' | 'taskId' | 'archived'>> {
    if (!isId(body.apparatusId)) throw invalid('apparatusId', words.machineJobs.noMachine);
    const startsAt = body.startsAt == null ? null : parseInstantMs(body.startsAt);
    const now = this.clock.nowMs();
    if (startsAt !== null && startsAt !== was?.startsAt) {
      if (startsAt < now - MACHINE_JOB_DAYS.back * DAY_MS) throw invalid('startsAt', words.machineJobs.tooLongAgo);
      if (startsAt > now + MACHINE_JOB_DAYS.ahead * DAY_MS) throw invalid('startsAt', words.machineJobs.tooFar);
    }
    const requisitionIds = body.requisitionIds ?? [];
    const known = await this.requestsOf(principal.schoolId, requisitionIds, was);
    return {
      apparatusId: body.apparatusId,
      title: readName(body.title),
      material: body.material?.trim() ?? '',
      sheets: body.sheets ?? null,
      programme: body.programme?.trim() ?? '',
      minutes: body.minutes,
      runMinutes: body.runMinutes,
      coolMinutes: body.coolMinutes ?? null,
      requisitionIds,
      startsAt,
      departmentId: await this.departmentOf(principal, body, known[0]?.departmentId ?? was?.departmentId),
    };
  }

  /** @throws INVALID naming `requisitionIds` for one that is not there, or not sent; those of before may have gone since */
  private async requestsOf(schoolId: string, ids: readonly string[], was: JobRecord | null) {
    if (ids.length === 0) return [];
    const isThere = ids.every(isId);
    const known = isThere ? await this.db.query(KNOWN_REQUESTS, [schoolId, ids]) : [];
    const there = new Set([...known.map(({ id }) => id), ...(was?.requisitionIds ?? [])]);
    if (ids.some((id) => !there.has(id))) throw invalid('requisitionIds', words.machineJobs.noRequest);
    return known;
  }

  /** The department that is named, else that of the first request, else where it was, else one of whoever writes it, else the first. @throws INVALID naming `departmentId` */
  private async departmentOf(
    { departments: own, ...principal }: Principal,
    body: MachineJobBody,
    theirs: string | undefined,
  ): Promise<string> {
    const { departments } = await this.rules.of(principal);
    if (body.departmentId != null) {
      if (!departments.has(body.departmentId)) throw invalid('departmentId', words.stock.noDepartment);
      return body.departmentId;
    }
    const [first] = [...(theirs === undefined ? [] : [theirs]), ...own.map(({ id }) => id), ...departments.keys()];
    if (first === undefined) throw invalid('departmentId', words.duties.noDepartmentYet);
    return first;
  }
}
