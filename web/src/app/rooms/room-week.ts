import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { BriefLesson, Room, RoomAvailability } from '@app/shared/contracts';
import { addDays, weekStart } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { focusShown } from '../core/focus-shown';
import { LessonChanges } from '../core/lesson-changes';
import { narrow } from '../core/narrow';
import { onUndone } from '../core/on-undone';
import { dateOf } from '../core/when';
import { ALL_WORDS } from '../core/words';
import { Session } from '../identity/session';
import { Chip } from '../ui/chip';
import { Icon } from '../ui/icon/icon';
import { ProblemNotice } from '../ui/problem';
import { Skeleton } from '../ui/skeleton';
import { ChangeLesson } from './change-lesson/change-lesson';
import { gridOf, inThisRoom } from './room-grid';
import { RoomClosures } from './room-closures';
import { RoomsClient } from './rooms.client';

/** A room's week: who is in it by days and periods, when it is closed or free; lessons are changed and swapped from here. */
@Component({
  selector: 'app-room-week',
  imports: [ChangeLesson, Chip, Icon, MatButton, NgTemplateOutlet, ProblemNotice, RoomClosures, Skeleton],
  templateUrl: './room-week.html',
  styleUrl: './room-week.scss',
})
export class RoomWeek {
  readonly room = input.required<Room>();

  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly calendar = inject(LessonChanges);
  private readonly show = focusShown();
  protected readonly narrow = narrow();
  protected readonly today = computed(() => dateOf(this.clock.now(), this.session.timeZone()));
  /** The first day of the week that is shown. */
  protected readonly start = linkedSignal(() => weekStart(this.today(), this.calendar.firstWeekday()));
  protected readonly end = computed(() => addDays(this.start(), 6));
  protected readonly found = this.client.availability(() => ({ id: this.room().id, from: this.start(), to: this.end() }));
  /** What was read last of this week stays while it is read again. */
  protected readonly shown = linkedSignal<{ start: string; read: RoomAvailability | undefined }, RoomAvailability | undefined>({
    source: () => ({ start: this.start(), read: this.found.hasValue() ? this.found.value() : undefined }),
    computation: ({ start, read }, before) => read ?? (before?.source.start === start ? before.value : undefined),
  });
  protected readonly grid = computed(() => {
    const read = this.shown();
    return read && gridOf(read);
  });
  protected readonly span = computed(
    () => `${this.words.dates.dayFrom(this.start(), this.today())} – ${this.words.dates.dayFrom(this.end(), this.today())}`,
  );
  private readonly chosenId = signal<string | null>(null);
  /** The lesson that is being changed, as it is by now. */
  protected readonly chosen = computed(() => {
    const lesson = (this.shown()?.items ?? []).flatMap((use) => use.lesson ?? []).find(({ id }) => id === this.chosenId());
    return lesson ? inThisRoom(lesson, this.room()) : null;
  });
  protected readonly mayClose = computed(() => this.session.may('room.write'));

  constructor() {
    void this.calendar.learnFirstWeekday(untracked(this.today));
    onUndone(() => this.found.reload());
  }

  protected go(weeks: number): void {
    this.chosenId.set(null);
    this.start.set(weeks === 0 ? weekStart(this.today(), this.calendar.firstWeekday()) : addDays(this.start(), 7 * weeks));
  }

  protected mayChange({ departmentId, end }: BriefLesson): boolean {
    return this.session.may('lesson.change', { departmentId }) && Temporal.Instant.compare(end, this.clock.now()) > 0;
  }

  protected choose(id: string | null): void {
    this.chosenId.set(id);
    // it opens below a long week: one goes on there, by hand and by keyboard
    if (id !== null) this.show('#change-this-lesson');
  }

  /** Shows the week in which the room was closed, wherever one was looking. */
  protected closed(from: string): void {
    this.chosenId.set(null);
    this.start.set(weekStart(from, this.calendar.firstWeekday()));
    this.found.reload();
    // the form goes with the week that it stood in: one goes on at the week that is shown
    this.show('.weeks b');
  }

  protected changed(): void {
    this.chosenId.set(null);
    this.found.reload();
  }

  /** Names a lesson for who does not see the cell that it stands in. */
  protected named({ group, date, period, lastPeriod }: BriefLesson): string {
    return `${group.code}, ${this.words.dates.day(date)}, ${this.words.lessons.periods(period, lastPeriod)}`;
  }
}
