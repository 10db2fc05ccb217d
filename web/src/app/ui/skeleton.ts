import { Component, computed, input } from '@angular/core';

/** `<app-skeleton [rows]="6" label="Loading your lessons" />`: grey bars while something loads, and the words for those who hear it. */
@Component({
  selector: 'app-skeleton',
  template: `
    <p class="visually-hidden" role="status">{{ label() }}</p>
    <div aria-hidden="true">
      @for (row of bars(); track row) {
        <span [style.height.px]="height()" [style.width.%]="100 - ((row * 13) % 24)"></span>
      }
    </div>
  `,
  styles: `
    div {
      display: grid;
      gap: 0.75rem;
    }
    span {
      display: block;
      border-radius: var(--r);
      background: linear-gradient(90deg, var(--sunken) 25%, var(--line) 50%, var(--sunken) 75%) 0 0 / 300% 100%;
      animation: sweep 1.4s linear infinite;
    }
    @keyframes sweep {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: 0 0;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(4);
  readonly height = input(20);
  readonly label = input('Loading');
  protected readonly bars = computed(() => Array.from({ length: this.rows() }, (_, row) => row));
}
