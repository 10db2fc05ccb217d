import { Injectable } from '@nestjs/common';
import { isoInstant, type JobLength, type JobTimes, jobTimes, jobWindow } from '@app/shared';
import { Holds, type HeldApparatus } from '../apparatus/index.js';
import type { Principal } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { ChangeTask, LOCKED, StandingTasks } from '../prep/index.js';
import type { JobRecord } from './machine-job-columns.js';

const MINUTE_MS = 60_000;

/** A job that has its time. */
type Planned = JobRecord & { startsAt: number };

/** What a job has while it is planned: its machine for so long, and a task of its day. */
@Injectable()
export class HoldMachine {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly tasks: StandingTasks,
    private readonly ticks: ChangeTask,
  ) {}

  /** Locks a machine until the transaction ends. @throws INVALID naming `apparatusId` for what is not there, or has no label of its own */
  async lock(apparatusId: string): Promise<HeldApparatus> {
    const [machine] = await this.holds.lock([apparatusId]);
    if (!machine || machine.archived) throw invalid('apparatusId', words.machineJobs.noMachine);
    if (!machine.labelled)
      throw invalid(
        'apparatusId',
        told`${{ name: machine.name }} has no label of its own. Nothing was changed; tick ‘labelled’ on its page first.`,
      );
    return machine;
  }

  /**
   * Holds a machine under lock for a job, and makes its task; answers the task's id, null for a job that waits.
   * @throws HOLD_REFUSED with `shortages` where somebody has it then, or it is out of service
   */
  async take(machine: HeldApparatus, job: JobRecord, timeZone: string, assigneeId: string | null): Promise<string | null> {
    if (job.startsAt === null) return null;
    const { schoolId } = this.db;
    const times = await this.hold(machine, { ...job, startsAt: job.startsAt });
    const window = jobWindow(times, timeZone);
    const id = newId();
    const title = words.machineJobs.task(machine.name, job.title, words.dates.time(isoInstant(times.fromMs), timeZone));
    await this.tasks.add([
      this.tasks.row({
        ...{ schoolId, id, departmentId: job.departmentId, title, minutes: job.minutes },
        ...{ windowFrom: instant(window.fromMs), due: instant(window.dueMs), date: window.date, assigneeId },
      }),
    ]);
    return id;
  }

  /** Has a machine under lock be free from now on where a job still held it. */
  async endSooner(machine: HeldApparatus, job: Planned, endedMs: number): Promise<void> {
    // where a repair cut its hold there is none to be shortened
    if ((await this.holds.letGo([job.id])) > 0) await this.put(machine, job, jobTimes(job.startsAt, lengthOf(machine, job, endedMs)));
  }

  /** Holds a machine under lock again for as long as was planned, in place of until it was said to be free. @throws HOLD_REFUSED where somebody has it now */
  async holdAgain(machine: HeldApparatus, job: Planned): Promise<void> {
    await this.holds.letGo([job.id]);
    await this.hold(machine, { ...job, endedAt: null });
  }

  /** Marks the task of a job done, where it is open. */
  async tick(principal: Principal, { taskId }: JobRecord): Promise<void> {
    const task = taskId === null ? undefined : await this.db.one(LOCKED, [principal.schoolId, taskId]);
    if (task?.done_at === null) await this.ticks.mark(principal, task, {});
  }

  /** Gives back the machine, and takes the task away where it is still open. */
  async giveBack({ id, taskId }: JobRecord, isDone: boolean): Promise<void> {
    await this.holds.letGo([id]);
    if (taskId !== null && !isDone) await this.tasks.drop([taskId]);
  }

  private async hold(machine: HeldApparatus, job: Planned): Promise<JobTimes> {
    const times = jobTimes(job.startsAt, lengthOf(machine, job, job.endedAt));
    // a hold lasts so much longer than what it is for as the machine takes after any use
    const during = { startMs: times.fromMs, endMs: times.readyMs - machine.turnaround_minutes * MINUTE_MS };
    const there = await this.holds.availability(new Map([[machine.id, 1]]), during, { lock: true, excluding: job.id });
    const short = there
      .filter((one) => one.short > 0)
      .map(({ apparatus, wanted, free, short: missing }) => ({ apparatusId: apparatus.id, wanted, free, short: missing }));
    if (short.length > 0) throw new ProblemError('HOLD_REFUSED', taken(machine), undefined, { shortages: short });
    await this.put(machine, job, times);
    return times;
  }

  private put(machine: HeldApparatus, { id }: Planned, { fromMs, readyMs }: JobTimes): Promise<void> {
    const { schoolId } = this.db;
    const stretch = { startsAt: instant(fromMs), endsAt: instant(readyMs) };
    return this.holds.take([{ schoolId, id, requisitionId: null, apparatusId: machine.id, quantity: 1, ...stretch, labelled: true }]);
  }
}

function lengthOf(machine: HeldApparatus, job: Planned, endedMs: number | null): JobLength {
  return { ...job, turnaroundMinutes: machine.turnaround_minutes, endedMs };
}

function taken({ name, out_of_service: out }: HeldApparatus) {
  return out > 0
    ? told`${{ name }} is out of service. Nothing was changed; plan it for when it is back.`
    : told`Somebody has ${{ name }} then, or it is not ready again. Nothing was changed; choose another time.`;
}
