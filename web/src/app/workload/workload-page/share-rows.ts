import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

/** A named bar with its number in words; `share` of the longest, from 0 to 1. */
export interface ShareRow {
  key: string;
  label: string;
  says: string;
  share: number;
  fill: 'wait' | 'calm' | 'tight' | 'overloaded';
  link?: { path: string; query: Record<string, string> } | null;
}

/** Bars beside each other to compare: causes, people, apparatus. The words carry the number; the bar only shows it. */
@Component({
  selector: 'app-share-rows',
  imports: [RouterLink],
  template: `
    <ul>
      @for (row of rows(); track row.key) {
        <li>
          <span>
            @if (row.link; as link) {
              <a [routerLink]="link.path" [queryParams]="link.query">{{ row.label }}</a>
            } @else {
              {{ row.label }}
            }
          </span>
          <i aria-hidden="true"><u [class]="row.fill" [style.width.%]="100 * row.share"></u></i>
          <b class="num">{{ row.says }}</b>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(6.5rem, 9rem) minmax(3rem, 1fr) minmax(2.5rem, auto);
      gap: 0.625rem;
      align-items: center;
      padding: 0.3125rem 0;
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
    a {
      display: inline-block;
      min-width: 1.5rem;
      line-height: 1.5rem;
    }
    b {
      text-align: right;
    }
    u {
      display: block;
      min-width: 2px;
      height: 0.875rem;
      border-radius: 0.25rem;
      background: var(--wait);
      forced-color-adjust: none;
    }
    .calm {
      background: var(--fill-ok);
    }
    .tight {
      background: var(--fill-warn);
    }
    .overloaded {
      background: var(--fill-stop);
    }
  `,
})
export class ShareRows {
  readonly rows = input.required<readonly ShareRow[]>();
}
