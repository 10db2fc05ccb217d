import { Injectable } from '@nestjs/common';
import { type MachineJobFacts, parseInstantMs } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { notFound } from '../core/problems/index.js';
import { EndMachineJob } from './end-machine-job.js';
import { jobFacts, type JobRecord, LOCK_JOB } from './machine-job-columns.js';
import { MachineJobsService } from './machine-jobs.service.js';

/** Takes back what was done to a machine job, with its hold and its task; only where nobody has built on it. */
@Injectable()
export class TakeBackMachineJob {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly jobs: MachineJobsService,
    ends: EndMachineJob,
  ) {
    takeBacks.add('machine-job.added', (by, taken) => this.restore(by, taken, (job) => ({ ...job, archived: true })));
    takeBacks.add('machine-job.removed', (by, taken) =>
      this.restore(by, taken, (job) => ({ ...job, ...recordOf(taken.event.payload.before), archived: false })),
    );
    takeBacks.add('machine-job.changed', (by, taken) =>
      this.restore(by, taken, (job) => ({ ...job, ...recordOf(taken.event.payload.before) })),
    );
    takeBacks.add('machine-job.ended', async (by, taken) => ends.goOn(by, await this.open(by, taken), taken.event.payload.before.endedAt));
    takeBacks.add('machine-job.moved', async (by, taken) => {
      const job = await this.open(by, taken);
      const { beforeId } = taken.event.payload.before;
      const was = await this.jobs.reorder(by.schoolId, job, beforeId);
      const payload = { before: { beforeId: was }, after: { title: job.title, beforeId } };
      await this.events.record(by, { name: 'machine-job.moved', subjectId: job.id, payload });
    });
  }

  private async restore(by: Principal, taken: TakenBack, after: (job: JobRecord) => JobRecord): Promise<void> {
    const before = await this.open(by, taken);
    const job = after(before);
    await this.jobs.write(by, before, job);
    const [was, is] = [jobFacts(before), jobFacts(job)];
    const subjectId = job.id;
    if (job.archived) await this.events.record(by, { name: 'machine-job.removed', subjectId, payload: { before: was } });
    else if (before.archived) await this.events.record(by, { name: 'machine-job.added', subjectId, payload: { after: is } });
    else await this.events.record(by, { name: 'machine-job.changed', subjectId, payload: { before: was, after: is } });
  }

  private async open(by: Principal, { event, refuseIfBuiltOn }: TakenBack): Promise<JobRecord> {
    const job = await this.db.one(LOCK_JOB, [by.schoolId, event.subjectId]);
    if (!job) throw notFound('machine job');
    await refuseIfBuiltOn(job.taskId === null ? [job.id] : [job.id, job.taskId]);
    return job;
  }
}

/** What is said of a job as it is stored. */
function recordOf({ startsAt, endedAt = null, ...facts }: MachineJobFacts): Omit<JobRecord, 'id' | 'version' | 'taskId' | 'archived'> {
  const ms = (iso: string | null) => (iso === null ? null : parseInstantMs(iso));
  return { ...facts, startsAt: ms(startsAt), endedAt: ms(endedAt) };
}
