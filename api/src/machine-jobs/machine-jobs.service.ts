import { Injectable } from '@nestjs/common';
import { MACHINE_JOB_LIMITS, type MachineJob, type MachineJobBody, type MachineJobChange, putBefore } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { HoldMachine } from './hold-machine.js';
import { jobFacts, type JobRecord, LOCK_JOB, LOCK_QUEUE, OPEN_JOBS, orNull, TASK_OF_JOB } from './machine-job-columns.js';
import { MachineJobRow } from './machine-job.entity.js';
import { MachineJobsQueries } from './machine-jobs.queries.js';
import { ReadMachineJob } from './read-machine-job.js';

/** Adds, plans, moves and takes away jobs of machines; holds and tasks follow in the same transaction. */
@Injectable()
export class MachineJobsService {
  constructor(
    private readonly db: Database,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly machines: HoldMachine,
    private readonly queries: MachineJobsQueries,
    private readonly bodies: ReadMachineJob,
  ) {}

  /** @throws INVALID naming the field; HOLD_REFUSED where the machine is not free then */
  add(principal: Principal, body: MachineJobBody): Promise<MachineJob> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const said = await this.bodies.said(principal, body, null);
      const [{ open } = { open: 0 }] = await this.db.query(OPEN_JOBS, [schoolId]);
      if (open >= MACHINE_JOB_LIMITS.open) throw invalid('apparatusId', words.machineJobs.tooMany);
      const machine = await this.machines.lock(said.apparatusId);
      const place = await this.lastPlace(schoolId, said.apparatusId);
      const job: JobRecord = { id: newId(), version: 1, ...said, place, endedAt: null, taskId: null, archived: false };
      const taskId = await this.machines.take(machine, job, principal.timeZone, null);
      await this.db.insert([MachineJobRow, [{ schoolId, ...job, taskId, startsAt: orNull(job.startsAt), endedAt: null }]]);
      await this.events.record(principal, { name: 'machine-job.added', subjectId: job.id, payload: { after: jobFacts(job) } });
      this.undos.keep(principal);
      return this.queries.one(principal, job.id);
    });
  }

  /** Writes the whole of a job anew. @throws NOT_FOUND; STALE_VERSION with `current`; TRANSITION_REFUSED for one that is done; INVALID naming the field; HOLD_REFUSED */
  change(principal: Principal, id: string, { version, ...body }: MachineJobChange): Promise<MachineJob> {
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal, id);
      if (version !== current.version) throw await this.stale(principal, current);
      const said = await this.bodies.said(principal, body, current);
      const place = said.apparatusId === current.apparatusId ? current.place : await this.lastPlace(principal.schoolId, said.apparatusId);
      // at another time it has its machine for as long as it takes
      const endedAt = said.startsAt === current.startsAt ? current.endedAt : null;
      const after = { ...current, ...said, place, endedAt };
      await this.write(principal, current, after);
      await this.events.record(principal, {
        name: 'machine-job.changed',
        subjectId: id,
        payload: { before: jobFacts(current), after: jobFacts(after) },
      });
      this.undos.keep(principal);
      return this.queries.one(principal, id);
    });
  }

  /** Puts a waiting job before another of its machine, or last. @throws NOT_FOUND; TRANSITION_REFUSED for one that does not wait; INVALID naming `beforeId` */
  move(principal: Principal, id: string, beforeId: string | null): Promise<MachineJob> {
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal, id);
      if (current.startsAt !== null) throw new ProblemError('TRANSITION_REFUSED', words.machineJobs.doesNotWait);
      const was = await this.reorder(principal.schoolId, current, beforeId);
      const after = { title: current.title, beforeId };
      await this.events.record(principal, { name: 'machine-job.moved', subjectId: id, payload: { before: { beforeId: was }, after } });
      this.undos.keep(principal);
      return this.queries.one(principal, id);
    });
  }

  /** Takes a job away: its machine is free, and so is the technician. @throws NOT_FOUND; TRANSITION_REFUSED for one that is done */
  remove(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal, id);
      await this.write(principal, current, { ...current, archived: true });
      await this.events.record(principal, { name: 'machine-job.removed', subjectId: id, payload: { before: jobFacts(current) } });
      this.undos.keep(principal);
    });
  }

  /** Writes a job under lock as it is to be, with its hold and its task. @throws INVALID naming `apparatusId`; HOLD_REFUSED */
  async write(principal: Principal, before: JobRecord, after: JobRecord): Promise<void> {
    const machine = after.archived ? null : await this.machines.lock(after.apparatusId);
    const [task] = before.taskId === null ? [] : await this.db.query(TASK_OF_JOB, [principal.schoolId, before.taskId]);
    await this.machines.giveBack(before, task?.done ?? true);
    const taskId = machine && (await this.machines.take(machine, after, principal.timeZone, task?.assigneeId ?? null));
    const { id, version: _version, ...row } = after;
    // what is gone keeps neither start nor task, and comes back by what its event says of it
    const planned = after.archived
      ? { startsAt: null, endedAt: null, taskId: null }
      : { startsAt: orNull(after.startsAt), endedAt: orNull(after.endedAt), taskId };
    await this.db.update(MachineJobRow, { id }, { ...row, ...planned, version: ONE_MORE });
  }

  /** Puts a job in the order of its machine's queue, and answers before which it was. @throws INVALID naming `beforeId` */
  async reorder(schoolId: string, { id, apparatusId }: JobRecord, beforeId: string | null): Promise<string | null> {
    const queue = await this.db.query(LOCK_QUEUE, [schoolId, apparatusId]);
    const ids = queue.map((one) => one.id);
    if (beforeId !== null && (beforeId === id || !ids.includes(beforeId))) throw invalid('beforeId', words.machineJobs.notInQueue);
    const order = putBefore(ids, id, beforeId);
    const places = new Map(queue.map((one) => [one.id, one.place]));
    for (const [place, one] of order.entries()) {
      if (places.get(one) !== place) await this.db.update(MachineJobRow, { id: one }, { place });
    }
    return ids[ids.indexOf(id) + 1] ?? null;
  }

  private async lastPlace(schoolId: string, apparatusId: string): Promise<number> {
    const queue = await this.db.query(LOCK_QUEUE, [schoolId, apparatusId]);
    return (queue.at(-1)?.place ?? -1) + 1;
  }

  private async lock({ schoolId }: Principal, id: string): Promise<JobRecord> {
    const row = await this.db.one(LOCK_JOB, [schoolId, id]);
    if (!row || row.archived) throw notFound('machine job');
    if (row.taskId === null) return row;
    const [task] = await this.db.query(TASK_OF_JOB, [schoolId, row.taskId]);
    if (task?.done)
      throw new ProblemError('TRANSITION_REFUSED', told`${{ name: row.title }} is done. Nothing was changed; take its tick back first.`);
    return row;
  }

  private async stale(principal: Principal, { id, title }: JobRecord): Promise<ProblemError> {
    const detail = told`${{ name: title }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
    return new ProblemError('STALE_VERSION', detail, undefined, { current: await this.queries.one(principal, id) });
  }
}
