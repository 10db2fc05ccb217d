import { Component, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LineBody } from '@app/shared/contracts';
import { readKit } from '@app/shared/rules';
import { WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';

/** One box that takes a whole kit list in plain words. What stands in it is put on the list by Enter, by the button, and by leaving it, by Escape too. */
@Component({
  selector: 'app-kit-box',
  imports: [Control, Field, MatButton],
  template: `
    <app-field [label]="words.kit.box" [hint]="words.kit.boxHint" [error]="wrong()">
      <textarea
        appControl
        #box
        rows="2"
        enterkeyhint="done"
        [value]="text()"
        (typed)="type($event)"
        (keydown.enter)="$event.preventDefault(); put()"
        (keydown.control.enter)="put()"
        (keydown.meta.enter)="put()"
        (keydown.escape)="put()"
        (blur)="put()"
      ></textarea>
    </app-field>
    <p class="small" role="status">{{ said() }}</p>
    <button matButton="outlined" type="button" [disabled]="text().trim() === ''" (click)="put(); focus()">{{ words.kit.putOnList }}</button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.375rem;
      justify-items: start;
      width: 100%;
    }
    app-field {
      width: 100%;
    }
    textarea {
      min-height: 3.25rem;
    }
  `,
})
export class KitBox {
  readonly read = output<LineBody[]>();
  protected readonly words = inject(WORDS);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly text = signal('');
  protected readonly wrong = signal<string | null>(null);
  /** What was put on the list last: it may be out of sight there. */
  protected readonly said = signal('');

  /** Puts the focus where the list is written. */
  focus(): void {
    this.box().nativeElement.focus();
  }

  protected type(text: string): void {
    this.text.set(text);
    this.wrong.set(null);
  }

  protected put(): void {
    if (this.text().trim() === '') return;
    const lines = readKit(this.text()).map((line): LineBody => (line.unit ? { ...line, kind: 'chemical' } : line));
    if (lines.length === 0) {
      this.wrong.set(this.words.kit.notUnderstood);
      return;
    }
    this.text.set('');
    this.read.emit(lines);
    this.said.set(this.words.kit.added(lines));
  }
}
