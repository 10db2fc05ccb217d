import { DOCUMENT, Component, DestroyRef, effect, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';
import { refusalOf } from '../core/refusal';
import { Shortcuts, typing } from '../core/shortcuts';
import { Toasts, type Toast } from '../core/toasts';
import { WORDS } from '../core/words';
import { Icon } from '../ui/icon/icon';
import { pathOf } from './scroll';

/** Shows the current toast with its Undo (also on `z`, and on Ctrl-Z for as long as the page is shown), and says it to those who hear the page. */
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
            <button type="button" class="undo" aria-keyshortcuts="Z Control+Z" (click)="undo(toast)">
              <app-icon name="undo" />{{ words.shell.undo }}
            </button>
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
    this.watch();
    effect((cleanUp) => {
      const toast = this.toasts.current();
      if (toast?.undo) cleanUp(this.shortcuts.register([{ keys: 'z', label: this.words.shell.undoKey, run: () => void this.undo(toast) }]));
    });
  }

  /** Ctrl-Z takes back the last act of this page; in a field it is the field's own. */
  private watch(): void {
    const document = inject(DOCUMENT);
    const pressed = (event: KeyboardEvent): void => {
      const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
      const last = this.toasts.last();
      if (!isUndo || !last || event.defaultPrevented || typing(event.target)) return;
      event.preventDefault();
      void this.undo(last);
    };
    document.addEventListener('keydown', pressed);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', pressed));
    const router = inject(Router);
    let at = pathOf(router.url);
    const ends = router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      takeUntilDestroyed(),
    );
    ends.subscribe(() => {
      if (pathOf(router.url) !== at) this.toasts.forget();
      at = pathOf(router.url);
    });
  }

  protected async undo(toast: Toast): Promise<void> {
    this.toasts.dismiss();
    this.toasts.forget();
    try {
      await toast.undo?.();
      // what was taken back is said, unless whoever took it back has said more
      if (this.toasts.current() === null) this.toasts.say(this.words.undo.DONE);
    } catch (error) {
      const { code, detail } = refusalOf(error);
      this.toasts.say(this.words.shell.notUndone(detail), code === 'OFFLINE' ? toast.undo : null);
    }
  }
}
