import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, DestroyRef, computed, inject, resource, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { ImportAnswer, ImportChoice, ImportRun } from '@app/shared/contracts';
import { isIsoDate, type TimetableColumn } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { CalendarBook } from '../../school/calendar-book';
import { SchoolClient } from '../../school/school.client';
import { Dialog } from '../../ui/dialog';
import { DateControl } from '../../ui/date-control';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { SettleLink } from '../../ui/settle-link';
import { ProblemNotice } from '../../ui/problem';
import { KINDS, guessKind, listKindOf } from '../guess-kind';
import { COLUMN_WORDS, NEEDED_COLUMNS } from '../import-words';
import { ImportsClient, type ImportKind, type WordsSaid } from '../imports.client';
import { ListFile } from '../list-file';
import { FoundCalendar } from './found-calendar';
import { ImportAnswerView } from './import-answer';
import { ImportPart } from './import-choice';
import { ImportQuestions } from './import-questions';
import { ImportsSent } from './imports-sent';
import { ImportsTaken } from './imports-taken';

/** Which header of the file holds which of our columns, as it stands now. */
interface Columns {
  headers: string[];
  mapping: Partial<Record<string, string>>;
}

/** A timetable file: chosen, previewed, its columns corrected, and taken in. Nothing changes before it is applied. */
@Component({
  selector: 'app-import-page',
  imports: [
    Control,
    DateControl,
    Dialog,
    Field,
    FoundCalendar,
    Icon,
    ImportAnswerView,
    ImportPart,
    ImportQuestions,
    ImportsSent,
    ImportsTaken,
    MatButton,
    Note,
    ProblemNotice,
    RouterLink,
    ListFile,
    SettleLink,
  ],
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(ImportsClient);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly book = inject(CalendarBook);
  protected readonly departments = inject(SchoolClient).departments();
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly taken = viewChild(ImportsTaken);
  private readonly sentBefore = viewChild(ImportsSent);
  private isLeft = false;
  /** What the calendar calls its days, where they rotate, and its weeks. */
  protected readonly labels = resource({
    loader: async () => {
      const { cycle } = await this.book.read();
      return { days: cycle?.kind === 'rotating' ? cycle.labels : [], weeks: cycle?.kind === 'weeks' ? cycle.labels : [] };
    },
  });
  protected readonly said = signal<WordsSaid>({});
  protected readonly choice = signal<ImportChoice | null>(null);
  protected readonly acceptUnread = signal(false);
  /** Without a calendar no lesson shows: a person has to say that it is to be imported all the same. */
  protected readonly withoutCalendar = signal(false);
  protected readonly lacksCalendar = computed(() => (this.answer()?.warningsByCode['CALENDAR_MISSING'] ?? 0) > 0);
  protected readonly MAY_LEAVE = this.words.imports.MAY_LEAVE;
  protected readonly kinds = KINDS;
  protected readonly columns = Object.entries(COLUMN_WORDS) as [TimetableColumn, string][];
  protected readonly file = signal<File | null>(null);
  protected readonly kind = signal<ImportKind>('timetable-csv');
  protected readonly listKind = computed(() => listKindOf(this.kind()));
  protected readonly from = signal('');
  protected readonly over = signal(false);
  /** Previews and applies; a newer preview takes the place of one under way. */
  protected readonly taking = action();
  protected readonly mode = signal<'preview' | 'apply'>('preview');
  protected readonly sent = signal(0);
  /** How far a file has come that takes long; null where it does not, or is still being sent. */
  protected readonly run = signal<ImportRun | null>(null);
  protected readonly answer = signal<ImportAnswer | null>(null);
  protected readonly corrections = signal<Record<string, string | null>>({});
  protected readonly asking = signal(false);
  protected readonly says = computed(() => KINDS.find(({ kind }) => kind === this.kind())?.says ?? '');
  protected readonly busy = computed(() => {
    if (!this.taking.busy()) return null;
    const run = this.run();
    if (run) return this.words.imports.underWay(run);
    const share = this.sent() < 1 ? `Sending the file, ${Math.round(this.sent() * 100)} %…` : null;
    return share ?? (this.taking.on() === 'apply' ? 'Importing the timetable…' : 'Reading the file…');
  });
  /** How much of what is under way is done, from 0 to 1; null where that is not known. */
  protected readonly share = computed(() => {
    const run = this.run();
    if (!run) return this.sent() < 1 ? this.sent() : null;
    return run.rows ? run.rowsDone / run.rows : null;
  });
  /** The columns to choose from: of the preview, or of a refusal that found them but misses some. */
  protected readonly found = computed<Columns | null>(() => {
    const answer = this.answer();
    if (answer) return { headers: answer.headers, mapping: answer.mapping };
    const { headers, mapping } = this.taking.refusal()?.body ?? {};
    return Array.isArray(headers) ? { headers: headers as string[], mapping: mapping ?? {} } : null;
  });
  protected readonly summary = computed(() => {
    const answer = this.answer();
    if (!answer) return '';
    return answer.mode === 'apply' ? this.words.imports.did(answer) : this.words.imports.would(answer);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isLeft = true));
    const id = this.route.snapshot.queryParamMap.get('run');
    if (id !== null) void this.comeBack(id);
  }

  /** Shows what came of a file that was sent before, or how far it has come. */
  protected async comeBack(id: string): Promise<void> {
    this.startAgain();
    this.sent.set(1);
    this.run.set(null);
    void this.remember(id);
    await this.taking.run(async (isLatest) => this.show(await this.client.follow(id, this.goesOn(isLatest)), isLatest), {
      on: 'preview',
      latest: true,
    });
    this.run.set(null);
  }

  /** Has the address name the file that is under way, so that whoever leaves the page comes back to it. */
  private remember(run: string | null): Promise<boolean> {
    return this.router.navigate([], { relativeTo: this.route, queryParams: { run }, replaceUrl: true });
  }

  private goesOn(isLatest: () => boolean): (run: ImportRun) => boolean {
    return (run) => {
      if (this.isLeft || !isLatest()) return false;
      if (this.run()?.id !== run.id) void this.remember(run.id);
      this.run.set(run);
      this.mode.set(run.mode);
      return true;
    };
  }

  private show(answer: ImportAnswer | null, isLatest: () => boolean): void {
    if (!answer || !isLatest()) return;
    this.answer.set(answer);
    if (answer.mode === 'apply') this.taken()?.reload();
    this.sentBefore()?.reload();
    void this.announcer.announce(
      answer.mode === 'apply' ? `${this.words.imports.IMPORTED}: ${this.summary()}` : `Preview: ${this.summary()} Nothing is changed yet.`,
    );
  }

  protected dropped(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    const file = event.dataTransfer?.files[0];
    if (file) void this.choose(file);
  }

  protected picked(input: HTMLInputElement): void {
    const file = input.files?.[0];
    // the same file may be chosen again after it was mended
    input.value = '';
    if (file) void this.choose(file);
  }

  private async choose(file: File): Promise<void> {
    this.file.set(file);
    this.forget();
    let beginning = '';
    try {
      beginning = await file.slice(0, 4096).text();
    } catch {
      // a file that cannot be read is refused by name when it is sent
    }
    this.kind.set(guessKind(file.name, beginning));
    if (this.listKind()) this.answer.set(null);
    await this.send('preview');
  }

  protected changeKind(kind: string): void {
    this.kind.set(kind as ImportKind);
    this.forget();
    if (this.listKind()) this.answer.set(null);
    void this.send('preview');
  }

  protected changeFrom(from: string): void {
    if (from === this.from() || (from !== '' && !isIsoDate(from))) return;
    this.from.set(from);
    if (this.file()) void this.send('preview');
  }

  protected headerOf(column: string): string {
    const corrected = this.corrections()[column];
    return corrected === undefined ? (this.found()?.mapping[column] ?? '') : (corrected ?? '');
  }

  /** Whether a file must have this column; one that tells when lessons start needs no periods. */
  protected isNeeded(column: TimetableColumn): boolean {
    return NEEDED_COLUMNS.includes(column) && !(column === 'period' && this.headerOf('start') !== '');
  }

  protected correct(column: string, header: string): void {
    this.corrections.update((all) => ({ ...all, [column]: header || null }));
    void this.send('preview');
  }

  protected apply(): void {
    if ((this.answer()?.removed ?? 0) > 0 && !this.asking()) this.asking.set(true);
    else {
      this.asking.set(false);
      void this.send('apply');
    }
  }

  protected startAgain(): void {
    this.file.set(null);
    this.answer.set(null);
    this.taking.clear();
    this.forget();
    void this.remember(null);
  }

  /** What was said of a file holds for that file. */
  private forget(): void {
    this.corrections.set({});
    this.said.set({});
    this.choice.set(null);
    this.acceptUnread.set(false);
    this.withoutCalendar.set(false);
  }

  protected say({ about, written, meaning }: { about: keyof WordsSaid; written: string; meaning: string | null }): void {
    this.said.update((all) => ({ ...all, [about]: { ...all[about], [written]: meaning } }));
    void this.send('preview');
  }

  protected chooseOnly(choice: ImportChoice | null): void {
    this.choice.set(choice);
    void this.send('preview');
  }

  /** The last preview stays on the page while a new one is made, and when that is refused its columns can be corrected. */
  protected async send(mode: 'preview' | 'apply'): Promise<void> {
    const file = this.file();
    // lists are looked at by themselves
    if (!file || this.taking.on() === 'apply' || this.listKind()) return;
    this.mode.set(mode);
    this.sent.set(0);
    this.run.set(null);
    const read = { columns: this.corrections(), words: this.said(), only: this.choice(), acceptUnread: this.acceptUnread() };
    const upload = { file, kind: this.kind(), mode, from: this.from(), ...read };
    const ending = await this.taking.run(
      async (isLatest) => {
        const sent = (share: number): void => void (isLatest() && this.sent.set(share));
        this.show(await this.client.take(upload, { sent, goesOn: this.goesOn(isLatest) }), isLatest);
        if (isLatest()) this.run.set(null);
      },
      { on: mode, latest: true },
    );
    if (ending === 'refused' && mode === 'preview') this.answer.set(null);
    if (ending === 'refused') this.run.set(null);
  }
}
