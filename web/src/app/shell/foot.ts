import { Component, effect, inject } from '@angular/core';
import { refusalOf } from '../core/refusal';
import { Shortcuts } from '../core/shortcuts';
import { Toasts, type Toast } from '../core/toasts';
import { WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';

/** Shows the current toast with its Undo (also on `z`), and says it to those who hear the page. */
@Component({
  selector: 'app-foot',
  imports: [Icon],
  template: `
    <div role="status" class="place">
      @if (toasts.current(); as toast) {
        <div
          class="toast"
          animate.enter="enter"
          (mouseenter)="toasts.hold()"
          (mouseleave)="toasts.release()"
          (focusin)="toasts.hold()"
          (focusout)="toasts.release()"
        >
          <span>{{ toast.message }}</span>
          @if (toast.undo) {
            <button type="button" class="undo" (click)="undo(toast)"><app-icon name="undo" />{{ words.shell.undo }}</button>
          }
          <button type="button" class="close" [attr.aria-label]="words.shell.closeMessage" (click)="toasts.dismiss()">
            <app-icon name="cross" />
          </button>
        </div>
      }
    </div>
  `,
  styleUrl: './foot.scss',
})
export class Foot {
  protected readonly words = inject(WORDS);
  protected readonly toasts = inject(Toasts);
  private readonly shortcuts = inject(Shortcuts);

  constructor() {
    effect((cleanUp) => {
      const toast = this.toasts.current();
      if (toast?.undo) cleanUp(this.shortcuts.register([{ keys: 'z', label: this.words.shell.undoKey, run: () => void this.undo(toast) }]));
    });
  }

  protected async undo(toast: Toast): Promise<void> {
    this.toasts.dismiss();
    try {
      await toast.undo?.();
    } catch (error) {
      this.toasts.say(this.words.shell.notUndone(refusalOf(error).detail));
    }
  }
}
