import { Component, computed, inject, model } from '@angular/core';
import { Shortcuts } from '../core/shortcuts';
import { WORDS } from '../core/words';
import { Dialog } from '../ui/dialog';

/** The keys that work on this page, and the switch that turns them off. */
@Component({
  selector: 'app-help',
  imports: [Dialog],
  template: `
    <app-dialog [heading]="words.shell.keys" [(open)]="open">
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{{ words.shell.key }}</th>
            <th scope="col">{{ words.shell.whatItDoes }}</th>
          </tr>
        </thead>
        <tbody>
          @for (one of keys(); track one.keys) {
            <tr>
              <td>
                @for (key of one.parts; track $index) {
                  @if (!$first) {
                    {{ words.shell.then }}
                  }
                  <kbd>{{ key }}</kbd>
                }
              </td>
              <td>{{ one.label }}</td>
            </tr>
          }
          <tr>
            <td><kbd>Ctrl</kbd> <kbd>K</kbd></td>
            <td>{{ words.palette.key }}</td>
          </tr>
          <tr>
            <td><kbd>Enter</kbd></td>
            <td>{{ words.shell.keysOfPages.open }}</td>
          </tr>
          <tr>
            <td><kbd>Ctrl</kbd> <kbd>Enter</kbd></td>
            <td>{{ words.shell.keysOfPages.ask }}</td>
          </tr>
          <tr>
            <td><kbd>Esc</kbd></td>
            <td>{{ words.shell.keysOfPages.close }}</td>
          </tr>
        </tbody>
      </table>
      <label class="switch">
        <input type="checkbox" [checked]="!shortcuts.off()" (change)="shortcuts.switch(!shortcuts.off())" />
        {{ words.shell.keysAreOn }}
      </label>
    </app-dialog>
  `,
  styles: `
    .switch {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.5rem;
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
      accent-color: var(--accent);
    }
    td:first-child {
      white-space: nowrap;
    }
  `,
})
export class Help {
  protected readonly words = inject(WORDS);
  protected readonly shortcuts = inject(Shortcuts);
  readonly open = model(false);
  protected readonly keys = computed(() => this.shortcuts.all().map((one) => ({ ...one, parts: one.keys.split(' ') })));
}
