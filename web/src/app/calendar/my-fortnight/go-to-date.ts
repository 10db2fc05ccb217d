import { Component, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import { isIsoDate } from '@app/shared/rules';
import { WORDS } from '../../core/words';
import { DateControl } from '../../ui/date-control';
import { Field } from '../../ui/field';

/** A field for any date, of any year: its week is gone to as soon as the field is left, or Enter is pressed. */
@Component({
  selector: 'app-go-to-date',
  imports: [DateControl, Field],
  template: `
    <app-field [label]="words.fortnight.goTo" [labelHidden]="true">
      <input appDate [value]="from()" (settled)="settle($event)" (keydown.escape)="left.emit()" />
    </app-field>
  `,
  styles: `
    :host {
      width: 11rem;
    }
  `,
})
export class GoToDate {
  /** The first date that is shown. */
  readonly from = input.required<string>();
  readonly chosen = output<string>();
  readonly left = output();
  protected readonly words = inject(WORDS);

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => host.querySelector('input')?.select());
  }

  protected settle(date: string): void {
    if (isIsoDate(date)) this.chosen.emit(date);
  }
}
