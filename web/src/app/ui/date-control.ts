import { Directive, inject, input } from '@angular/core';
import { addDays, readTypedDate } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { TypedControl, type Typed } from './typed-control';

/**
 * A field for a date, typed as people write it ('3/11', '3 Nov') and shown as 'Tue 3 Nov', whatever the browser's language:
 * `<app-field label="First day"><input appDate [value]="from()" (typed)="from.set($event)" /></app-field>`; its value is '2026-11-03'.
 */
@Directive({
  selector: 'input[appDate]',
  host: { '[attr.placeholder]': 'words.forms.dateExample' },
})
export class DateControl extends TypedControl {
  /** The date that one without a year is near to; today where nothing is said. */
  readonly near = input('');
  private readonly today = inject(Clock).today;

  protected override read(written: string): Typed {
    const read = readTypedDate(written, this.reference());
    return 'date' in read ? { value: read.date } : { wrong: this.words.forms.dateUnread(written, read) };
  }

  /** With its year too where the short form would be read as another. */
  protected override write(value: string): string {
    const short = this.words.dates.dayFrom(value, this.today());
    const read = readTypedDate(short, this.reference());
    return 'date' in read && read.date === value ? short : this.words.dates.dayOfYear(value);
  }

  protected override later(value: string, steps: number): string {
    return addDays(value, steps);
  }

  private reference(): string {
    const read = readTypedDate(this.near(), this.today());
    return 'date' in read ? read.date : this.today();
  }
}
