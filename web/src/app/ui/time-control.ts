import { Directive } from '@angular/core';
import { minutesOfDay, readTypedTime } from '@app/shared/rules';
import { TypedControl, type Typed } from './typed-control';

const STEP_MINUTES = 5;
const DAY_MINUTES = 1440;

/**
 * A field for a time on the 24-hour clock, typed as people write it ('9:50', '0950', '9.50') and shown as '09:50':
 * `<app-field label="From"><input appTime [value]="start()" (typed)="start.set($event)" /></app-field>`.
 */
@Directive({
  selector: 'input[appTime]',
  host: { inputmode: 'decimal', '[attr.placeholder]': 'words.forms.timeExample' },
})
export class TimeControl extends TypedControl {
  protected override read(written: string): Typed {
    const time = readTypedTime(written);
    return time === undefined ? { wrong: this.words.forms.timeUnread(written) } : { value: time };
  }

  protected override write(value: string): string {
    return value;
  }

  /** To the next five minutes, round midnight. */
  protected override later(value: string, steps: number): string {
    const at = (minutesOfDay(value) + steps * STEP_MINUTES + DAY_MINUTES) % DAY_MINUTES;
    return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
  }
}
