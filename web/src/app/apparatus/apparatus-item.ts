import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Apparatus, TimelineCell } from '@app/shared/contracts';
import { addDays, weekStart } from '@app/shared/rules';
import { MONDAY } from './week-grid';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { LESSONS_OF } from '../core/lessons-of.token';
import { focusShown } from '../core/focus-shown';
import { onUndone } from '../core/on-undone';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Icon } from '../ui/icon/icon';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { type ApparatusDraft, bodyOf, draftOf } from './apparatus-draft';
import { ApparatusForm } from './apparatus-form';
import { ApparatusClient } from './apparatus.client';
import { CellDetail } from './cell-detail';
import { ReportBroken } from './report-broken';
import { StandIns } from './stand-ins';
import { WeekGrid } from './week-grid';

/** One apparatus: how much is free in each period of a week, who has it, what broke, and what it is. */
@Component({
  selector: 'app-apparatus-item',
  imports: [ApparatusForm, CellDetail, Icon, MatButton, ProblemNotice, ReportBroken, RouterLink, Skeleton, StandIns, WeekGrid],
  templateUrl: './apparatus-item.html',
  styles: `
    .head,
    .gap,
    .form,
    ul {
      margin-bottom: var(--s2);
    }
    h1,
    .gap,
    li {
      overflow-wrap: anywhere;
    }
    .form {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s2);
      max-width: 70rem;
      padding: var(--s2);
    }
    .weeks {
      align-items: center;
    }
    .weeks h2 {
      font-size: var(--text-l);
    }
    app-cell-detail {
      max-width: 48rem;
      margin-top: var(--s2);
    }
    .book {
      margin: var(--s3) 0 0.5rem;
    }
    ul {
      max-width: 48rem;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      padding: 0.5rem var(--s2);
    }
    li + li {
      border-top: 1px solid var(--line);
    }
  `,
})
export class ApparatusItem {
  readonly id = input.required<string>();
  /** The first day of the week that is shown. */
  readonly week = input<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ApparatusClient);
  private readonly router = inject(Router);
  protected readonly clock = inject(Clock);
  protected readonly session = inject(Session);
  protected readonly mayWrite = computed(() => this.session.may('apparatus.write'));
  protected readonly seesWhose = computed(() => this.session.may('requisition.seeAll'));
  protected readonly teaches = computed(() => this.session.may('lesson.teach'));
  protected readonly isNew = computed(() => this.id() === 'new');
  protected readonly thing = this.client.one(this.id);
  protected readonly one = computed(() => (this.thing.hasValue() ? this.thing.value() : undefined));

  protected readonly thisMonday = computed(() => weekStart(this.clock.today(), MONDAY));
  protected readonly monday = computed(() => (isDate(this.week()) ? (this.week() ?? '') : this.thisMonday()));
  private readonly range = computed(() => ({ from: this.monday(), to: addDays(this.monday(), 6) }));
  protected readonly times = this.client.timeline(() => (this.isNew() ? undefined : { ...this.range(), ids: this.id() }));
  protected readonly cells = computed(() => (this.times.hasValue() ? (this.times.value().items[0]?.cells ?? []) : null));
  protected readonly requests = computed(() => (this.times.hasValue() ? this.times.value().requests : []));
  private readonly lessonsOf = inject(LESSONS_OF);
  protected readonly lessons = resource({
    params: () => (this.teaches() && !this.isNew() ? this.range() : undefined),
    loader: ({ params }) => this.lessonsOf(params, this.session.person().user.id),
  });
  protected readonly chosen = linkedSignal<readonly TimelineCell[] | null, TimelineCell | null>({
    source: this.cells,
    computation: () => null,
  });
  protected readonly book = this.client.breakages(() => (this.mayWrite() && !this.isNew() ? this.id() : undefined));

  /** What the parts of a kit are called. */
  private readonly names = resource({
    params: () => this.one()?.parts.map(({ apparatusId }) => apparatusId),
    loader: async ({ params }) => new Map((await this.client.some(params)).map(({ id, name }) => [id, name] as const)),
  });
  private readonly named = computed(() => (this.names.hasValue() ? this.names.value() : new Map<string, string>()));
  protected readonly parts = computed(() =>
    (this.one()?.parts ?? []).map(({ apparatusId, quantity }) =>
      this.words.apparatus.partOf(quantity, this.named().get(apparatusId) ?? '…'),
    ),
  );

  protected readonly editing = signal(false);
  /** It goes off every list, so it is asked first; a form that is opened again asks anew. */
  protected readonly asksToRetire = linkedSignal({ source: this.editing, computation: () => false });
  protected readonly saving = action();
  /** What is typed stays, whatever is read later. */
  protected readonly draft = linkedSignal<{ read: Apparatus | undefined; named: ReadonlyMap<string, string> }, ApparatusDraft>({
    source: () => ({ read: this.one(), named: this.named() }),
    computation: ({ read, named }, before) =>
      before && before.source.read?.id === read?.id && this.editing() ? before.value : draftOf(read, named),
  });
  private readonly show = focusShown();
  protected readonly reporting = signal(false);
  protected readonly repairing = signal(false);

  constructor() {
    onUndone(() => this.read());
  }

  protected weekAt(days: number): string {
    return addDays(this.monday(), days);
  }

  protected report(isRepair: boolean): void {
    this.repairing.set(isRepair);
    this.reporting.set(true);
  }

  protected read(): void {
    this.thing.reload();
    this.times.reload();
    this.book.reload();
  }

  protected edit(): void {
    this.editing.set(true);
    this.show('form input');
  }

  protected ask(isAsked: boolean): void {
    this.asksToRetire.set(isAsked);
    this.show(isAsked ? '#sure-to-retire' : '#retire-thing');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const was = this.one();
    const body = bodyOf(this.draft());
    await this.saving.run(async () => {
      if (!was) {
        const { id, name } = await this.client.add(body);
        await this.router.navigate(['/apparatus', id]);
        return this.words.apparatus.added(name);
      }
      const { name, nowShort } = await this.client.change(was.id, { ...body, version: was.version });
      this.editing.set(false);
      this.show('#edit-thing');
      this.read();
      return this.words.apparatus.saved(name, nowShort.length);
    });
  }

  protected cancel(): void {
    if (this.isNew()) void this.router.navigate(['/apparatus']);
    this.draft.set(draftOf(this.one(), this.named()));
    this.editing.set(false);
    this.show('#edit-thing');
  }

  protected async retire({ id, version, name, archived }: Apparatus): Promise<void> {
    await this.saving.run(async () => {
      const answer = archived ? await this.client.change(id, { version, archived: false }) : await this.client.retire(id);
      this.editing.set(false);
      this.show('#edit-thing');
      this.read();
      return archived ? this.words.apparatus.saved(name, 0) : this.words.apparatus.retired(name, answer.nowShort.length);
    });
  }
}

function isDate(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text);
}
