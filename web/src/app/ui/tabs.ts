import { Component, ElementRef, inject, input, output } from '@angular/core';

/** One of a few lists of which one is shown; `says` is its name with how much is in it. */
export interface Tab<Id extends string = string> {
  id: Id;
  says: string;
}

/**
 * `<app-tabs [tabs]="tabs()" [at]="'out'" [label]="…" (go)="at = $event">what is in it</app-tabs>`: a few lists in one place. The bar stays at
 * the top while its list scrolls; arrows, Home and End go along it.
 */
@Component({
  selector: 'app-tabs',
  template: `
    <div class="tabs" role="tablist" [attr.aria-label]="label()">
      @for (tab of tabs(); track tab.id) {
        <button
          type="button"
          role="tab"
          class="num"
          aria-controls="tab-panel"
          [id]="'tab-' + tab.id"
          [attr.aria-selected]="tab.id === at()"
          [tabindex]="tab.id === at() ? 0 : -1"
          (click)="go.emit(tab.id)"
          (keydown)="move($event)"
        >
          {{ tab.says }}
        </button>
      }
    </div>
    <div id="tab-panel" role="tabpanel" [attr.aria-labelledby]="'tab-' + at()"><ng-content /></div>
  `,
  styles: `
    :host {
      display: block;
    }
    .tabs {
      position: sticky;
      top: var(--stuck, 0);
      z-index: 2;
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      background: var(--surface);
      border: 1px solid var(--line);
      border-radius: var(--r-l) var(--r-l) 0 0;
    }
    button {
      min-height: 3.25rem;
      padding: 0 0.125rem;
      border: 0;
      border-bottom: 3px solid transparent;
      background: none;
      color: var(--ink-2);
      font: inherit;
      font-weight: 600;
      cursor: pointer;
      touch-action: manipulation;

      @media (max-width: 22.5em) {
        font-size: var(--text-s);
        letter-spacing: -0.015em;
      }
    }
    [aria-selected='true'] {
      border-bottom-color: var(--accent);
      color: var(--accent);
    }
    button:focus-visible {
      outline-offset: -4px;
    }
    @media (forced-colors: active) {
      [aria-selected='true'] {
        border-bottom-color: Highlight;
      }
    }
  `,
})
export class Tabs<Id extends string> {
  readonly tabs = input.required<readonly Tab<Id>[]>();
  readonly at = input.required<Id>();
  readonly label = input.required<string>();
  readonly go = output<Id>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected move(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const here = tabs.findIndex(({ id }) => id === this.at());
    const places: Record<string, number> = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 };
    const to = tabs.at((places[event.key] ?? NaN) % tabs.length);
    if (!(event.key in places) || !to) return;
    event.preventDefault();
    this.go.emit(to.id);
    this.host.querySelector<HTMLElement>(`#tab-${to.id}`)?.focus();
  }
}
