import { Injectable } from '@nestjs/common';
import { endsSooner, jobTimes, type MachineJob, parseInstantMs } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { HoldMachine } from './hold-machine.js';
import { type JobRecord, LOCK_JOB, orNull } from './machine-job-columns.js';
import { MachineJobRow } from './machine-job.entity.js';
import { MachineJobsQueries } from './machine-jobs.queries.js';

/** A job that ends sooner than planned: its machine is free from then on. */
@Injectable()
export class EndMachineJob {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly machines: HoldMachine,
    private readonly queries: MachineJobsQueries,
  ) {}

  /** Frees the machine of a job that has it now, and ticks the job where it is open. @throws NOT_FOUND; TRANSITION_REFUSED for one that has no machine now */
  end(principal: Principal, id: string): Promise<MachineJob> {
    const { schoolId } = principal;
    return this.db.transaction(schoolId, async () => {
      const job = await this.db.one(LOCK_JOB, [schoolId, id]);
      if (!job || job.archived) throw notFound('machine job');
      const machine = await this.machines.lock(job.apparatusId);
      const { startsAt } = job;
      const length = { ...job, turnaroundMinutes: machine.turnaround_minutes, endedMs: job.endedAt };
      const endedMs = startsAt === null ? null : endsSooner(jobTimes(startsAt, length), this.clock.nowMs());
      if (startsAt === null || endedMs === null) throw new ProblemError('TRANSITION_REFUSED', words.machineJobs.hasNoMachine);
      await this.machines.endSooner(machine, { ...job, startsAt }, endedMs);
      await this.write(principal, job, endedMs);
      await this.machines.tick(principal, job);
      this.undos.keep(principal);
      return this.queries.one(principal, id);
    });
  }

  /** Has a job under lock have its machine again for as long as it had before it was ended. @throws HOLD_REFUSED where somebody has it now */
  async goOn(by: Principal, job: JobRecord, endedAt: string | null): Promise<void> {
    if (job.startsAt !== null) {
      const machine = await this.machines.lock(job.apparatusId);
      await this.machines.holdAgain(machine, { ...job, startsAt: job.startsAt });
    }
    await this.write(by, job, endedAt === null ? null : parseInstantMs(endedAt));
  }

  private async write(by: Principal, { id, title, endedAt }: JobRecord, endedMs: number | null): Promise<void> {
    await this.db.update(MachineJobRow, { id }, { endedAt: orNull(endedMs), version: ONE_MORE });
    const payload = { before: { endedAt: orNull(endedAt) }, after: { title, endedAt: orNull(endedMs) } };
    await this.events.record(by, { name: 'machine-job.ended', subjectId: id, payload });
  }
}
