import { Component, computed, inject, input } from '@angular/core';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import type { KitOfRequest } from '../today/kit-of-requests';
import type { PaperPeriod } from './day-rows';
import { QrCode } from './qr-code';

/** A slip for each tray of each class: whose it is and where it goes; with the first tray the whole kit of the class. */
@Component({
  selector: 'app-slips-sheet',
  imports: [QrCode],
  template: `
    @for (slip of slips(); track slip.key) {
      <article>
        <app-qr-code [text]="slip.url" [label]="words.paper.qrOf(slip.row.title, slip.row.group)" />
        <div>
          <b>{{ slip.row.group }} · {{ slip.row.room ?? words.paper.noRoom }}</b>
          <span>{{ words.paper.when(words.dates.time(slip.row.start, timeZone()), slip.row.period) }} · {{ slip.row.teacher }}</span>
          <span>{{ slip.row.title }}</span>
          @for (one of slip.row.needs; track one.need) {
            <strong>{{ words.weekList.needOf(one) }}</strong>
          }
          <span class="tray">{{ words.paper.tray(slip.tray, slip.row.trays, slip.row.sets) }}</span>
        </div>
        @if (slip.lines.length > 0) {
          <ul>
            @for (line of slip.lines; track line.id) {
              <li>☐ {{ words.quantities.amount(line.needed, line.unit) }} {{ words.strengths.named(line) }}</li>
            }
          </ul>
        } @else if (slip.tray > 1) {
          <p class="small">{{ words.paper.allOfIt }}</p>
        }
      </article>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 4mm;
      font-size: var(--text-s);
    }
    article {
      display: grid;
      grid-template-columns: 20mm minmax(0, 1fr);
      gap: 2mm 3mm;
      align-content: start;
      padding: 3mm;
      border: 1px dashed var(--ink-2);
      overflow-wrap: anywhere;
      break-inside: avoid;
    }
    app-qr-code {
      width: 20mm;
      height: 20mm;
    }
    div {
      display: grid;
      align-content: start;
    }
    b {
      font-size: 1.125rem;
    }
    .tray {
      font-weight: 600;
    }
    ul,
    p {
      grid-column: 1 / -1;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    @media screen and (max-width: 30rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class SlipsSheet {
  readonly periods = input.required<readonly PaperPeriod[]>();
  readonly kits = input.required<readonly KitOfRequest[]>();
  protected readonly words = inject(ALL_WORDS);
  protected readonly timeZone = inject(Session).timeZone;
  protected readonly slips = computed(() => {
    const linesOf = new Map(this.kits().map(({ id, lines }) => [id, lines]));
    return this.periods()
      .flatMap(({ rows }) => rows)
      .flatMap((row) =>
        Array.from({ length: Math.max(1, row.trays) }, (_, index) => ({
          key: `${row.requisitionId} ${index}`,
          row: { ...row, trays: Math.max(1, row.trays) },
          tray: index + 1,
          url: new URL(`/requests/${row.requisitionId}`, document.baseURI).href,
          lines: index === 0 ? (linesOf.get(row.requisitionId) ?? []) : [],
        })),
      );
  });
}
