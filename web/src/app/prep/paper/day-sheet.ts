import { Component, computed, inject, input } from '@angular/core';
import type { PrepList } from '@app/shared/contracts';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { periodsOf } from './day-rows';

/** A day on paper: the practicals by period and room, with boxes to tick by pen. `short`: without the boxes, as a day of the week sheet. */
@Component({
  selector: 'app-day-sheet',
  template: `
    <h2>{{ words.dates.day(list().date) }}</h2>
    @if (periods().length === 0) {
      <p class="small">{{ words.paper.noPracticals }}</p>
    } @else {
      <table>
        <thead>
          <tr>
            <th scope="col">{{ words.paper.columns.room }}</th>
            <th scope="col">{{ words.paper.columns.class }}</th>
            <th scope="col">{{ words.paper.columns.what }}</th>
            <th scope="col" class="num">{{ words.paper.columns.sets }}</th>
            @if (!short()) {
              <th scope="col" class="box">{{ words.paper.columns.made }}</th>
              <th scope="col" class="box">{{ words.paper.columns.out }}</th>
              <th scope="col" class="box">{{ words.paper.columns.back }}</th>
            }
          </tr>
        </thead>
        @for (at of periods(); track at.start + at.period) {
          <tbody>
            <tr class="period">
              <th scope="rowgroup" [attr.colspan]="short() ? 4 : 7">
                {{ words.paper.when(words.dates.time(at.start, timeZone()), at.period) }}
              </th>
            </tr>
            @for (row of at.rows; track row.requisitionId) {
              <tr>
                <td>{{ row.room ?? words.paper.noRoom }}</td>
                <td>
                  {{ row.group }}<br /><span class="small">{{ row.teacher }}</span>
                </td>
                <td>
                  {{ row.title }}
                  @for (one of row.needs; track one.need) {
                    <br /><b>{{ words.weekList.needOf(one) }}</b>
                  }
                </td>
                <td class="num">{{ words.quantities.sets(row.sets) }}<br />{{ words.quantities.trays(row.trays) }}</td>
                @if (!short()) {
                  <td class="box">{{ row.made ? '✓' : '☐' }}</td>
                  <td class="box">{{ row.out ? '✓' : '☐' }}</td>
                  <td class="box">☐</td>
                }
              </tr>
            }
          </tbody>
        }
      </table>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--text-s);
    }
    th,
    td {
      padding: 0.25rem 0.5rem;
      border-bottom: 1px solid var(--line);
      text-align: left;
      vertical-align: top;
      overflow-wrap: anywhere;
    }
    tr {
      break-inside: avoid;
    }
    .period th {
      padding-top: 0.5rem;
      border-bottom: 2px solid var(--ink);
      break-after: avoid;
    }
    .num {
      white-space: nowrap;
    }
    .box {
      width: 3.5rem;
      text-align: center;
      font-size: 1.125rem;
    }
    th.box {
      font-size: inherit;
      white-space: nowrap;
    }
    /* a phone shows what will be printed: each practical in lines of its own, without the boxes for a pen */
    @media screen and (max-width: 40em) {
      thead tr > *,
      .box {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      table,
      tbody,
      tr,
      td,
      .period th {
        display: block;
      }
      tr {
        position: relative;
        padding: 0.375rem 0;
        border-bottom: 1px solid var(--line);
      }
      td {
        padding: 0 0.5rem;
        border: 0;
      }
    }
  `,
})
export class DaySheet {
  readonly list = input.required<PrepList>();
  readonly short = input(false);
  protected readonly words = inject(ALL_WORDS);
  protected readonly timeZone = inject(Session).timeZone;
  protected readonly periods = computed(() => periodsOf(this.list()));
}
