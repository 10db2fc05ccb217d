import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { BulkPerson, BulkPersonRow, PeopleBulkAnswer } from '@app/shared/contracts';
import { isUnnamed, type PeopleUsual, ROLES } from '@app/shared/rules';
import { action } from '../../../core/action';
import { ALL_WORDS } from '../../../core/words';
import { Control, Field } from '../../../ui/field';
import { ProblemNotice } from '../../../ui/problem';
import { SchoolClient } from '../../school.client';
import { InvitationLinks } from './invitation-links';
import { PastedRow } from './pasted-row';

/** Many people at once: pasted, shown as they were understood, put right row by row, and added or changed. */
@Component({
  selector: 'app-paste-people',
  imports: [Control, Field, InvitationLinks, MatButton, PastedRow, ProblemNotice, RouterLink],
  templateUrl: './paste-people.html',
  styleUrl: './paste-people.scss',
})
export class PastePeople {
  /** Of the address: the people who have only a code stand there to be named. */
  readonly unnamed = input<string>();
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(SchoolClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly all = this.client.departments();
  protected readonly departments = computed(() => (this.all.hasValue() ? this.all.value() : []));
  protected readonly roleChoices = ROLES;
  protected readonly newLine = '\n';
  protected readonly text = signal('');
  /** The rows once one of them was put right; until then they are what the text says. */
  protected readonly people = signal<BulkPerson[] | null>(null);
  private readonly chosen = signal<PeopleUsual | null>(null);
  /** Where a school has one department, new people are in it. */
  protected readonly usual = computed<PeopleUsual>(() => {
    const [one, ...more] = this.departments();
    return this.chosen() ?? { roles: ['teacher'], departmentIds: one && more.length === 0 ? [one.id] : [] };
  });
  /** What was passed over when the text was read: of each row that is still there, and whole columns. A row that is put right does not lose it. */
  private readonly passed = signal<{ cells: readonly string[][]; columns: readonly string[] }>({ cells: [], columns: [] });
  protected readonly passedOver = computed(() => (this.passed().columns.length > 0 ? this.passed().columns : null));
  protected readonly invites = signal(true);
  protected readonly shown = signal<PeopleBulkAnswer | null>(null);
  protected readonly done = signal<PeopleBulkAnswer | null>(null);
  protected readonly reading = action();
  protected readonly adding = action();

  constructor() {
    effect(() => {
      if (this.unnamed() !== undefined) untracked(() => void this.readUnnamed());
    });
  }

  /** What is pasted is read at once. */
  protected pasted(): void {
    setTimeout(() => void this.read());
  }

  protected async check(event: Event): Promise<void> {
    event.preventDefault();
    await this.read();
  }

  protected again(): void {
    if (this.shown()) void this.read();
  }

  /** Rows that had the usual role and department follow the choice; the others keep their own. */
  protected setUsual(change: Partial<PeopleUsual>): void {
    const before = this.usual();
    this.chosen.set({ ...before, ...change });
    const isUsual = (one: readonly string[] | undefined, usual: readonly string[]): boolean => String(one) === String(usual);
    this.people.update(
      (people) =>
        people?.map(({ roles, departmentIds, ...one }) => ({
          ...one,
          ...(roles && !isUsual(roles, before.roles) && { roles }),
          ...(departmentIds && !isUsual(departmentIds, before.departmentIds) && { departmentIds }),
        })) ?? null,
    );
    this.again();
  }

  protected edit(at: number, change: BulkPerson): void {
    this.people.update((people) => (people ?? this.rowsShown()).map((one, place) => (place === at ? { ...one, ...change } : one)));
    void this.read();
  }

  protected leaveOut(at: number): void {
    this.people.update((people) => (people ?? this.rowsShown()).filter((_one, place) => place !== at));
    this.passed.update(({ cells, columns }) => ({ cells: cells.filter((_one, place) => place !== at), columns }));
    void this.read();
  }

  protected async apply(): Promise<void> {
    const ending = await this.adding.run(async () => {
      this.done.set(await this.client.bulk({ mode: 'apply', ...this.body() }));
      this.shown.set(null);
    });
    if (ending === 'done')
      afterNextRender(() => this.host.querySelector<HTMLElement>('#done-heading')?.focus(), { injector: this.injector });
  }

  protected pasteInstead(): void {
    this.shown.set(null);
    this.people.set(null);
    void this.router.navigate(['/school/people/add']);
  }

  protected startAgain(): void {
    this.text.set('');
    this.done.set(null);
    this.pasteInstead();
  }

  private async read(): Promise<void> {
    if (this.people() === null && this.text().trim() === '') return;
    this.adding.clear();
    await this.reading.run(
      async (isLatest) => {
        const answer = await this.client.bulk({ mode: 'preview', ...this.body() });
        if (isLatest()) this.show(answer);
      },
      { latest: true },
    );
  }

  private show(answer: PeopleBulkAnswer): void {
    if (this.people() === null) this.passed.set({ cells: answer.rows.map(({ unread }) => unread), columns: answer.unreadColumns });
    const { cells } = this.passed();
    this.shown.set({ ...answer, rows: answer.rows.map((row, at) => ({ ...row, unread: cells[at] ?? row.unread })) });
  }

  private async readUnnamed(): Promise<void> {
    await this.reading.run(async () => {
      const people = await this.client.people();
      const unnamed = people.filter((one) => one.active && isUnnamed(one)).map(({ code }) => ({ code }));
      this.people.set(unnamed);
      this.shown.set(await this.client.bulk({ mode: 'preview', ...this.body() }));
    });
  }

  private body() {
    const { roles, departmentIds } = this.usual();
    const people = this.people();
    return {
      roles: [...roles],
      departmentIds: [...departmentIds],
      invite: this.invites(),
      ...(people ? { people } : { text: this.text() }),
    };
  }

  /** The rows as they are shown, to be put right one by one. */
  private rowsShown(): BulkPerson[] {
    return (this.shown()?.rows ?? []).map(saidBy);
  }
}

/** What a row says of a person: only what is filled in, and of somebody who is there only what is new. */
function saidBy({ name, code, email, roles, departmentIds, personId, changes }: BulkPersonRow): BulkPerson {
  const isSaid = (field: BulkPersonRow['changes'][number]): boolean => personId === null || changes.includes(field);
  return {
    ...(name && isSaid('name') && { name }),
    ...(code && { code }),
    ...(email && { email }),
    ...(isSaid('roles') && { roles }),
    ...(isSaid('departmentIds') && { departmentIds }),
  };
}
