import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Machine, MachineJob, MachineJobRequest, MachineJobs, MachineJobTask } from '@app/shared/contracts';
import { dateAt, endsSooner, parseInstantMs } from '@app/shared/rules';
import { action, type Done } from '../core/action';
import { Clock } from '../core/clock';
import { UndoClient } from '../core/undo.client';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { PrepClient } from '../prep/prep.client';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-paths';
import { ProblemNotice } from '../ui/problem';
import { jobAt, jobBody, type MachineJobDraft, jobDraft } from './machine-job-draft';
import { MachineJobForm } from './machine-job-form';
import { MachineJobsClient } from './machine-jobs.client';

/** A button of a job: its word, and what it does. */
interface Act {
  says: string;
  icon?: IconName;
  isOff?: boolean;
  run: () => unknown;
}

/** What one machine is to do between lessons: planned with its times, waiting in order, and done lately; a technician adds, plans, orders and ticks. */
@Component({
  selector: 'app-machine-jobs',
  imports: [Icon, MachineJobForm, MatButton, ProblemNotice, RouterLink],
  templateUrl: './machine-jobs.html',
  styleUrl: './machine-jobs.scss',
})
export class MachineJobsOf {
  readonly machine = input.required<Machine>();
  readonly jobs = input.required<MachineJobs>();
  /** Something was written: the page looks at jobs and machines again. */
  readonly changed = output();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(MachineJobsClient);
  private readonly tasks = inject(PrepClient);
  private readonly undos = inject(UndoClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly mayWrite = computed(() => this.session.may('duty.write'));
  protected readonly saving = action();
  protected readonly editing = signal<{ job: MachineJob | null } | null>(null);
  protected readonly draft = signal<MachineJobDraft>(jobDraft(null, '', this.words));
  protected readonly parts = computed(() => {
    const { planned, waiting, done } = this.jobs();
    const own = (all: readonly MachineJob[]) => all.filter(({ apparatusId }) => apparatusId === this.machine().id);
    const says = this.words.machineJobs;
    const waits = own(waiting);
    const minutes = waits.reduce((sum, job) => sum + job.minutes, 0);
    return [
      { name: 'planned', says: says.planned, jobs: own(planned) },
      { name: 'waiting', says: `${says.waiting}: ${says.waits(waits.length, minutes)}`, jobs: waits },
      { name: 'done', says: says.done, jobs: own(done) },
    ].filter(({ jobs }) => jobs.length > 0);
  });
  protected readonly nothing = computed(() => this.parts().length === 0);

  protected when({ startsAt, until, ready }: MachineJob): string {
    const zone = this.session.timeZone();
    const { instant, time } = this.words.dates;
    const day = (iso: string) => dateAt(parseInstantMs(iso), zone);
    // the day is said once
    const after = (from: string, iso: string) => (day(iso) === day(from) ? time(iso, zone) : instant(iso, zone));
    if (startsAt === null || until === null || ready === null) return '';
    return this.words.machineJobs.times(instant(startsAt, zone), after(startsAt, until), until === ready ? null : after(until, ready));
  }

  protected pieces({ group, title, date }: MachineJobRequest): string {
    return this.words.machineJobs.pieces(group, title, this.words.dates.dayFrom(date, this.clock.today()));
  }

  /** What may be done with a job, in the order of its buttons; `queue`: those that it stands among. */
  protected acts(job: MachineJob, queue: readonly MachineJob[]): Act[] {
    const says = this.words.machineJobs;
    const { task, done, departmentId } = job;
    const edit = { says: task ? says.edit : says.editOrPlan, run: () => this.edit(job) };
    if (task) {
      const one = { says: done ? says.undone : says.doneTick, icon: done ? 'undo' : 'check', run: () => this.tick(job, task) } as const;
      // it is a task like any: of another department's it is read
      const tick = this.session.may('task.change', { departmentId }) ? [one] : [];
      const end = this.hasMachine(job) ? [{ says: says.endNow, run: () => this.end(job) }] : [];
      return done ? [...tick, ...end] : [...tick, ...end, edit, { says: says.toQueue, run: () => this.startAt(job, null) }];
    }
    const at = queue.indexOf(job);
    return [
      { says: says.startNow, run: () => this.startAt(job, this.clock.now()) },
      { says: says.earlier, isOff: at === 0, run: () => this.move(job, queue[at - 1]?.id ?? null) },
      { says: says.later, isOff: at === queue.length - 1, run: () => this.move(job, queue[at + 2]?.id ?? null) },
      edit,
    ];
  }

  protected edit(job: MachineJob | null): void {
    this.saving.clear();
    this.draft.set(jobDraft(job, this.session.timeZone(), this.words));
    this.editing.set({ job });
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const of = { apparatusId: this.machine().id, timeZone: this.session.timeZone(), words: this.words };
    const made = jobBody(this.draft(), of);
    if ('wrong' in made) {
      this.saving.lacks(made.wrong);
      return;
    }
    const was = this.editing()?.job ?? null;
    await this.write(async () => {
      const saved = was ? await this.client.change(was.id, { ...made.body, version: was.version }) : await this.client.add(made.body);
      this.editing.set(null);
      return this.words.machineJobs.saved(saved.title);
    });
  }

  /** Plans a job for an instant, or takes it back into the queue. */
  private startAt(job: MachineJob, startsAt: string | null): Promise<void> {
    return this.write(async () => {
      const { title } = await this.client.change(job.id, jobAt(job, startsAt));
      return startsAt === null ? this.words.machineJobs.waitsAgain(title) : this.words.machineJobs.begins(title);
    });
  }

  private move({ id, title }: MachineJob, beforeId: string | null): Promise<void> {
    return this.write(async () => {
      await this.client.move(id, beforeId);
      return this.words.machineJobs.moved(title);
    });
  }

  /** Ticks have no token among those of an action: what takes this one back is taken from its answer. */
  private tick({ title, done }: MachineJob, { id, version }: MachineJobTask): Promise<void> {
    return this.write(async () => {
      const changed = await this.tasks.change(id, { version, doneAt: done ? null : this.clock.now() });
      return { says: this.words.machineJobs.ticked(title, !done), undo: this.undos.of(changed, () => this.changed.emit()) };
    });
  }

  /** It has begun, and its machine is not ready again. */
  private hasMachine({ startsAt, ready }: MachineJob): boolean {
    if (startsAt === null || ready === null) return false;
    return endsSooner({ fromMs: parseInstantMs(startsAt), readyMs: parseInstantMs(ready) }, parseInstantMs(this.clock.now())) !== null;
  }

  private end({ id }: MachineJob): Promise<void> {
    return this.write(async () => {
      const { machine } = await this.client.end(id);
      return this.words.machineJobs.ended(machine);
    });
  }

  protected remove({ id }: MachineJob): Promise<void> {
    return this.write(async () => {
      await this.client.remove(id);
      this.editing.set(null);
      return this.words.machineJobs.removed;
    });
  }

  private async write(work: () => Promise<Done | string>): Promise<void> {
    await this.saving.run(async () => {
      const says = await work();
      this.changed.emit();
      return says;
    });
  }
}
