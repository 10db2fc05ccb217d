import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { ApparatusUse } from '@app/shared/contracts';
import { APPARATUS_LIMITS } from '@app/shared/rules';
import { lastRead } from '../core/last-read';
import { action } from '../core/action';
import { Clock } from '../core/clock';
import { SchoolLists } from '../core/school-lists';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Empty } from '../ui/empty';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ApparatusClient } from './apparatus.client';

const PART = 50;
const MOST = 200;

/** The log of a thing of which it is written down who had it when, such as a radioactive source: taken out and brought back here, printed for the file. */
@Component({
  selector: 'app-use-log',
  imports: [Chip, Control, Empty, Field, MatButton, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './use-log.html',
  styleUrl: './use-log.scss',
})
export class UseLog {
  readonly id = input.required<string>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly said = this.words.useLog;
  protected readonly limits = APPARATUS_LIMITS;
  protected readonly most = MOST;
  private readonly client = inject(ApparatusClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly lists = inject(SchoolLists);
  protected readonly me = this.session.person().user.id;
  protected readonly thing = this.client.one(this.id);
  protected readonly one = computed(() => (this.thing.hasValue() ? this.thing.value() : undefined));
  protected readonly limit = signal(PART);
  protected readonly read = this.client.uses(() => ({ id: this.id(), limit: this.limit() }));
  /** The log as last read stays while it is read again. */
  protected readonly log = lastRead(this.read);
  protected readonly mayUse = computed(() => {
    const named = this.one()?.mayUse ?? [];
    return named.length === 0 || named.includes(this.me);
  });
  private readonly people = resource({
    // who does not read who is here is told how many
    params: () => (this.session.may('person.list') ? this.one()?.mayUse : undefined),
    loader: async ({ params: named }) => (named.length === 0 ? [] : (await this.lists.people()).filter(({ id }) => named.includes(id))),
  });
  protected readonly named = computed(() => {
    const ids = this.one()?.mayUse ?? [];
    const people = this.people.hasValue() ? this.people.value() : [];
    if (people.length > 0) return people.map(({ name }) => name).join(', ');
    return ids.length > 0 ? this.said.people(ids.length) : this.said.everybody;
  });
  protected readonly note = signal('');
  protected readonly acting = action();

  protected when(instant: string): string {
    return this.words.dates.instant(instant, this.session.timeZone());
  }

  protected mayReturn({ by, back }: ApparatusUse): boolean {
    return back === null && (by.id === this.me || this.session.may('apparatus.write'));
  }

  protected async takeOut(event: Event): Promise<void> {
    event.preventDefault();
    const note = this.note().trim();
    const ending = await this.acting.run(async () => {
      await this.client.use(this.id(), { out: this.clock.exactly(), ...(note && { note }) });
      this.note.set('');
      return this.said.taken(this.one()?.name ?? '');
    });
    if (ending === 'done') this.read.reload();
  }

  protected async bringBack({ id }: ApparatusUse): Promise<void> {
    await this.acting.run(
      async () => {
        await this.client.useBack(this.id(), id, { back: this.clock.exactly() });
        return this.said.returned(this.one()?.name ?? '');
      },
      { on: id },
    );
    this.read.reload();
  }

  protected print(): void {
    globalThis.print();
  }
}
