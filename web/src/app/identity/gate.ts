import { Component, input } from '@angular/core';
import { Mark } from '../ui/mark';

/** The frame of the pages before the sign-in: `<app-gate heading="Sign in">…</app-gate>`. */
@Component({
  selector: 'app-gate',
  imports: [Mark],
  template: `
    <main>
      <p class="brand"><app-mark [size]="32" />Requisite</p>
      <div class="card" [class.wide]="wide()">
        <h1>{{ heading() }}</h1>
        <ng-content />
      </div>
      <p class="small">{{ foot() }}</p>
    </main>
  `,
  styles: `
    main {
      display: grid;
      justify-items: center;
      // from the top, so that the frame of index.html stands where the page will, however much there is in it
      align-content: start;
      gap: var(--s2);
      min-height: 100dvh;
      padding: max(var(--s3), 8dvh) 0.875rem var(--s3);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      font-size: var(--text-xl);
      font-weight: 700;
      letter-spacing: -0.015em;
    }
    .card {
      display: grid;
      gap: var(--s2);
      width: min(26rem, 100%);
      padding: var(--s3);
      box-shadow: var(--shadow-2);
    }
    .card.wide {
      width: min(34rem, 100%);
    }
    .small {
      text-align: center;
      max-width: 30rem;
    }
  `,
})
export class Gate {
  readonly heading = input.required<string>();
  readonly foot = input('Practicals asked for in seconds, prepared in time, and fair work for technicians.');
  readonly wide = input(false);
}
