import { Component, input, output } from '@angular/core';
import type { AskedLesson } from '../asked-lesson';
import type { RequisitionDraft } from '../requisition-draft';
import { LastTime } from './last-time';
import { NextSteps } from './next-steps';
import { SayIt } from './say-it';

/** What stands above a new request: the box for plain words, what was asked for the last time, and the class's next steps. */
@Component({
  selector: 'app-before-asking',
  imports: [LastTime, NextSteps, SayIt],
  template: `
    <app-say-it
      [lessonId]="lesson().id"
      [draft]="draft()"
      (filled)="filled.emit($event)"
      (toLesson)="toLesson.emit($event)"
      (nothingNeeded)="nothingNeeded.emit()"
    />
    @if (lesson().group; as group) {
      <app-last-time [lesson]="lesson()" [group]="group" [draft]="draft()" (filled)="filled.emit($event)" />
      @if (draft().practical === null && !draft().free) {
        <app-next-steps [lesson]="lesson()" [group]="group" (filled)="filled.emit($event)" (unitSent)="unitSent.emit()" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
    }
  `,
})
export class BeforeAsking {
  readonly lesson = input.required<AskedLesson>();
  readonly draft = input.required<RequisitionDraft>();
  readonly filled = output<Partial<RequisitionDraft>>();
  readonly toLesson = output<string>();
  readonly nothingNeeded = output();
  /** Something was sent for lessons of the class, this one perhaps among them. */
  readonly unitSent = output();
}
