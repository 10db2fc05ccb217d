import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import type { Line } from '@app/shared/contracts';
import { Clock } from '../../core/clock';
import { ALL_WORDS } from '../../core/words';
import { Pictogram } from '../../substances/pictogram';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import type { KitOfRequest } from '../today/kit-of-requests';
import type { PaperPeriod, PaperRow } from './day-rows';
import { LABEL_SHEETS, layOut } from './label-sheets';
import { QrCode } from './qr-code';

/** Of one chemical at its strength more labels than this are nobody's wish. */
const MOST_EACH = 40;

interface Label {
  key: string;
  row: PaperRow;
  line: Line;
  url: string;
}

/** Labels for the bottles of a day's chemicals: strength, hazard of that strength, when it was made and by whom, and for which class. */
@Component({
  selector: 'app-labels-sheet',
  imports: [Control, Empty, Field, Pictogram, QrCode],
  template: `
    @if (labels().length === 0) {
      <app-empty icon="print" [heading]="words.paper.noLabels">{{ words.paper.noLabelsWhy }}</app-empty>
    } @else {
      <div class="choose no-print">
        <app-field [label]="words.paper.labelSheet">
          <select appControl (typed)="size.set(+$any($event))">
            @for (one of sheets; track $index) {
              <option [value]="$index" [selected]="$index === size()">{{ words.paper.labelSheetOf(one) }}</option>
            }
          </select>
        </app-field>
        <app-field [label]="words.paper.startAt">
          <input appControl inputmode="numeric" autocomplete="off" [value]="from()" (typed)="from.set($event)" />
        </app-field>
        <app-field [label]="words.paper.each">
          <input appControl inputmode="numeric" autocomplete="off" [value]="each()" (typed)="each.set($event)" />
        </app-field>
      </div>
      <p class="small no-print" role="status">{{ words.paper.labelsOn(count(), pages().length) }}. {{ words.paper.checkLabel }}</p>
      @for (page of pages(); track $index) {
        <div class="sheet">
          @for (at of page; track $index) {
            <article
              [class.large]="sheet().height > 50"
              [style.left.mm]="at.left"
              [style.top.mm]="at.top"
              [style.width.mm]="sheet().width"
              [style.height.mm]="sheet().height"
            >
              <div class="text">
                <b>{{ words.strengths.named(at.one.line) }}</b>
                @if (at.one.line.hazard?.band; as band) {
                  @if (band.signalWord) {
                    <strong>{{ band.signalWord }}</strong>
                  }
                  <span class="small">{{ statements(band.statements) }}</span>
                } @else {
                  <span class="small">{{
                    at.one.line.hazard?.kind === 'not-classified' ? words.paper.notClassified : words.paper.lookUp
                  }}</span>
                }
                <span class="small">{{ at.one.row.group }} · {{ words.paper.made }} {{ words.dates.day(clock.today()) }}</span>
                <span class="small">{{ words.paper.useBy }} ________ {{ words.paper.initials }} ____</span>
              </div>
              <div class="signs">
                <app-qr-code [text]="at.one.url" [label]="words.paper.qrOf(at.one.row.title, at.one.row.group)" />
                @for (code of at.one.line.hazard?.band?.pictograms ?? []; track code) {
                  <app-pictogram [code]="code" />
                }
              </div>
            </article>
          }
        </div>
      }
    }
  `,
  styleUrl: './labels-sheet.scss',
})
export class LabelsSheet {
  readonly periods = input.required<readonly PaperPeriod[]>();
  readonly kits = input.required<readonly KitOfRequest[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly clock = inject(Clock);
  protected readonly sheets = LABEL_SHEETS;
  protected readonly size = signal(0);
  protected readonly from = signal('1');
  protected readonly each = signal('1');
  protected readonly sheet = computed(() => LABEL_SHEETS[this.size()] ?? (LABEL_SHEETS[0] as (typeof LABEL_SHEETS)[number]));
  protected readonly labels = computed<Label[]>(() => {
    const linesOf = new Map(this.kits().map(({ id, lines }) => [id, lines]));
    return this.periods()
      .flatMap(({ rows }) => rows)
      .flatMap((row) =>
        (linesOf.get(row.requisitionId) ?? [])
          .filter(({ kind }) => kind === 'chemical')
          .map((line) => ({
            key: `${row.requisitionId} ${line.id}`,
            row,
            line,
            url: new URL(`/requests/${row.requisitionId}`, document.baseURI).href,
          })),
      );
  });
  private readonly times = computed(() => {
    const each = Number(this.each());
    return Number.isInteger(each) && each >= 0 ? Math.min(each, MOST_EACH) : 1;
  });
  protected readonly count = computed(() => this.labels().length * this.times());
  protected readonly pages = computed(() => {
    const all = this.labels().flatMap((label) => Array.from({ length: this.times() }, () => label));
    return layOut(all, this.sheet(), Number(this.from()));
  });

  constructor() {
    // labels reach nearer to the edge than other pages: as long as they are shown, paper has no margin
    const noMargin = new CSSStyleSheet();
    noMargin.replaceSync('@page { margin: 0; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, noMargin];
    inject(DestroyRef).onDestroy(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== noMargin);
    });
  }

  protected statements(codes: readonly string[]): string {
    return codes.map((code) => `${code} ${this.words.substances.statement(code)}`).join('. ');
  }
}
