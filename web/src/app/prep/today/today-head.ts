import { NgTemplateOutlet } from '@angular/common';
import { Component, DestroyRef, ElementRef, afterNextRender, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PrepList } from '@app/shared/contracts';
import { narrow } from '../../core/narrow';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icon/icon';
import { Menu } from '../../ui/menu';

/**
 * The head of Today: its day, the days beside it, whose work it is, and what else can be done with it. On a phone it is one row, which stays
 * at the top and shrinks to a line as one scrolls.
 */
@Component({
  selector: 'app-today-head',
  imports: [Chip, Icon, MatButton, Menu, NgTemplateOutlet, RouterLink],
  templateUrl: './today-head.html',
  styleUrl: './today-head.scss',
})
export class TodayHead {
  /** The list, once it is read. */
  readonly day = input.required<PrepList | null>();
  readonly shown = input.required<string>();
  readonly today = input.required<string>();
  readonly whose = input.required<string | null | undefined>();
  readonly room = input<string>();
  /** Whether a day was chosen, today or another. */
  readonly isOther = input(false);
  /** Another day is wanted; null: today. */
  readonly go = output<string | null>();
  /** The work of one person is wanted; empty: of everybody. */
  readonly look = output<string>();
  /** The work of one prep room is wanted; empty: of all. */
  readonly inRoom = output<string>();
  protected readonly words = inject(WORDS);
  private readonly session = inject(Session);
  protected readonly me = this.session.person().user.id;
  protected readonly narrow = narrow();
  /** Whether what was done without a request can be written down. */
  protected readonly records = computed(() => this.session.may('department.serve'));
  protected readonly team = computed(() => this.day()?.technicians ?? []);
  /** Whether it is today, and which week, in one breath. */
  protected readonly facts = computed(() => {
    const label = this.day()?.weekLabel;
    return [this.shown() === this.today() && this.words.today.todayMark, label && this.words.today.cycleWeek(label)]
      .filter(Boolean)
      .join(' · ');
  });
  /** The prep rooms to choose from; a list that the browser kept from before has none. */
  protected readonly prepRooms = computed(() => (this.day() as Partial<PrepList> | null)?.prepRooms ?? []);
  /** Whether the page was scrolled past its place. */
  protected readonly past = signal(false);
  private readonly above = viewChild.required<ElementRef<HTMLElement>>('above');

  constructor() {
    const gone = inject(DestroyRef);
    afterNextRender(() => {
      if (typeof IntersectionObserver === 'undefined') return;
      const seen = new IntersectionObserver(([entry]) =>
        this.past.set(!!entry && !entry.isIntersecting && entry.boundingClientRect.top < 0),
      );
      seen.observe(this.above().nativeElement);
      gone.onDestroy(() => seen.disconnect());
    });
  }
}
