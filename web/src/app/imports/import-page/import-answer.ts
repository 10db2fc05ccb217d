import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, signal } from '@angular/core';
import type { ImportAnswer, RowNote } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { warningWords } from '../import-words';

const FIRST = 50;
const SAMPLE_WORDS: Record<string, string> = { cycleDay: 'day', lastPeriod: 'to period', group: 'class' };

/** What an import would do, or did: counts, what is made, warnings by kind, rows left out, and a few rows as they were read. */
@Component({
  selector: 'app-import-answer',
  imports: [NgTemplateOutlet],
  templateUrl: './import-answer.html',
  styleUrl: './import-answer.scss',
})
export class ImportAnswerView {
  readonly answer = input.required<ImportAnswer>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly warningWords = warningWords;
  protected readonly done = computed(() => this.answer().mode === 'apply');
  protected readonly counts = computed(() => {
    const { mode, created, updated, unchanged, removed } = this.answer();
    const labels = this.words.imports.counts[mode];
    return [
      { label: labels.created, count: created, tone: 'tone-ok' },
      { label: labels.updated, count: updated, tone: 'tone-wait' },
      { label: labels.unchanged, count: unchanged, tone: '' },
      { label: labels.removed, count: removed, tone: removed > 0 ? 'tone-stop' : '' },
    ];
  });
  protected readonly made = computed(() => {
    const { people, groups, rooms, departments } = this.answer().made;
    return [
      { what: this.words.imports.people(people.length), codes: people },
      { what: this.words.imports.groups(groups.length), codes: groups },
      { what: this.words.imports.rooms(rooms.length), codes: rooms },
      { what: this.words.imports.departments(departments.length), codes: departments },
    ].filter(({ codes }) => codes.length > 0);
  });
  protected readonly kind = signal<string | null>(null);
  protected readonly allWarnings = signal(false);
  protected readonly allRejected = signal(false);
  protected readonly kinds = computed(() => Object.entries(this.answer().warningsByCode).sort(([, one], [, other]) => other - one));
  private readonly ofKind = computed(() => this.answer().warnings.filter((one) => !this.kind() || one.code === this.kind()));
  protected readonly warnings = computed(() => (this.allWarnings() ? this.ofKind() : this.ofKind().slice(0, FIRST)));
  protected readonly warningTotal = computed(() => {
    const kind = this.kind();
    return kind ? (this.answer().warningsByCode[kind] ?? 0) : this.answer().warningCount;
  });
  protected readonly moreWarnings = computed(() => this.warnings().length < this.ofKind().length);
  protected readonly rejected = computed<RowNote[]>(() =>
    this.allRejected() ? this.answer().rejected : this.answer().rejected.slice(0, FIRST),
  );
  protected readonly sampleColumns = computed(() => {
    const rows = this.answer().sample;
    return Object.keys(rows[0] ?? {})
      .filter((key) => key !== 'row' && rows.some((row) => row[key] !== null && row[key] !== ''))
      .map((key) => ({ key, label: SAMPLE_WORDS[key] ?? key }));
  });
}
