import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { refusalOf, type Refusal } from '../core/refusal';
import { Icon } from './icon/icon';

/** Refusals that tell all there is to know of them. */
const EXPECTED: ReadonlySet<number> = new Set([403, 404, 409, 422, 429]);

/**
 * `<app-problem [error]="lessons.error()" (retry)="lessons.reload()" />`: what happened, what is kept, what to do, and the
 * request's id for whoever helps. Takes anything that was thrown, or a Refusal. `inline` for inside a panel.
 */
@Component({
  selector: 'app-problem',
  imports: [Icon, MatButton],
  template: `
    <app-icon name="alert" />
    <div class="words">
      <h2>{{ refusal().title }}</h2>
      <p>{{ refusal().detail }}</p>
      @if (refusal().errors.length > 0 && listFields()) {
        <ul>
          @for (error of refusal().errors; track error.field + error.code) {
            <li>{{ error.message }}</li>
          }
        </ul>
      }
      @if (helpId(); as id) {
        <p class="small">
          If you ask for help, give this number: <span class="id">{{ id }}</span>
        </p>
      }
      @if (offered(); as label) {
        <button matButton="outlined" type="button" (click)="retry.emit()">{{ label }}</button>
      }
    </div>
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: flex;
      gap: 0.75rem;
      padding: var(--s2);
      border: 1px solid var(--stop);
      border-left-width: 5px;
      border-radius: var(--r-l);
      background: var(--surface);
    }
    app-icon {
      font-size: 1.125rem;
      color: var(--stop);
    }
    h2 {
      font-size: var(--text-m);
    }
    .words {
      display: grid;
      gap: var(--s-half);
      justify-items: start;
      min-width: 0;
    }
    ul {
      padding-left: 1.25rem;
    }
    .id {
      font-family: var(--mono);
      user-select: all;
      overflow-wrap: anywhere;
    }
    button {
      margin-top: var(--s1);
    }
  `,
})
export class ProblemNotice {
  readonly error = input.required<unknown>();
  readonly listFields = input(true);
  readonly retryLabel = input<string | null>('Try again');
  /** What is not there will not be there the next time either. */
  protected readonly offered = computed(() => (this.refusal().status === 404 ? null : this.retryLabel()));
  readonly retry = output();
  /** What is part of the work, such as that somebody was faster or a field is wrong, needs nobody's help. */
  protected readonly helpId = computed(() => (EXPECTED.has(this.refusal().status) ? null : this.refusal().requestId));
  protected readonly refusal = computed<Refusal>(() => {
    const error = this.error();
    return isRefusal(error) ? error : refusalOf(error);
  });
}

function isRefusal(error: unknown): error is Refusal {
  return typeof error === 'object' && error !== null && 'detail' in error && 'body' in error;
}
