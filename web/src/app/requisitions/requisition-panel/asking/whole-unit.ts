import { Component, computed, inject, input, linkedSignal, output, resource, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Lesson, LessonGroup, SchemeStep } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { action } from '../../../core/action';
import { Clock } from '../../../core/clock';
import { LESSONS_OF } from '../../../core/lessons-of.token';
import { refusalOf } from '../../../core/refusal';
import { ALL_WORDS } from '../../../core/words';
import { SchemesClient } from '../../../schemes/schemes.client';
import { Control, Field } from '../../../ui/field';
import { ProblemNotice } from '../../../ui/problem';
import { dateOfLesson, type AskedLesson } from '../asked-lesson';
import { isSame } from '../requisition-draft';
import { RequisitionsClient } from '../../requisitions.client';
import { clashing, planned, unitsLeft, type PlannedStep } from './unit-plan';

/** So far ahead lessons of the class are offered. */
const AHEAD_DAYS = 61;

/** Asks for the steps of a unit over the coming lessons of a class: each judged by itself, what is refused says why, and one undo for all. */
@Component({
  selector: 'app-whole-unit',
  imports: [Control, Field, MatButton, ProblemNotice, RouterLink],
  templateUrl: './whole-unit.html',
  styles: `
    :host {
      display: grid;
      gap: 0.625rem;
      padding: 0.75rem;
      border: 1px solid var(--line);
      border-radius: var(--r);
      font-size: var(--text-s);
    }
    h3 {
      font-size: var(--text-m);
    }
    p {
      margin: 0;
    }
    ul {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .tick {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.75rem;
      overflow-wrap: anywhere;

      input {
        flex: none;
        width: 1.25rem;
        height: 1.25rem;
        accent-color: var(--accent);
      }
    }
  `,
})
export class WholeUnit {
  readonly lesson = input.required<AskedLesson>();
  readonly group = input.required<LessonGroup>();
  readonly schemeId = input.required<string>();
  readonly sent = output();
  readonly left = output();
  protected readonly words = inject(ALL_WORDS).asking;
  private readonly all = inject(ALL_WORDS);
  private readonly schemes = inject(SchemesClient);
  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly requisitions = inject(RequisitionsClient);
  private readonly clock = inject(Clock);
  protected readonly sending = action();
  /** By value: a lesson that is read again is the same, and what was refused stays in sight. */
  private readonly asked = computed(
    () => ({ schemeId: this.schemeId(), groupId: this.group().id, from: dateOfLesson(this.lesson()), who: this.lesson().teacher.id }),
    { equal: isSame },
  );
  private readonly known = resource({
    params: () => this.asked(),
    loader: async ({ params: { schemeId, groupId, from, who } }) => {
      const [{ scheme, coverage }, { step }, lessons] = await Promise.all([
        this.schemes.whole(schemeId),
        this.schemes.readOfGroup(groupId),
        this.lessonsOf({ from, to: addDays(from, AHEAD_DAYS) }, who),
      ]);
      const covered = coverage.groups.find(({ group }) => group.id === groupId)?.steps ?? [];
      return { scheme, units: unitsLeft(scheme.steps, step, covered), lessons };
    },
  });
  protected readonly failed = this.known.error;
  protected readonly scheme = computed(() => (this.known.hasValue() ? this.known.value().scheme : null));
  protected readonly units = computed(() => (this.known.hasValue() ? this.known.value().units : []));
  /** The lessons of the class that nothing is asked for yet, from this one on. */
  protected readonly lessons = computed(() =>
    (this.known.hasValue() ? this.known.value().lessons : []).filter(
      ({ group, requisitions, start }) =>
        group?.id === this.group().id && requisitions.length === 0 && Temporal.Instant.compare(start, this.clock.now()) > 0,
    ),
  );
  protected readonly which = linkedSignal({ source: this.units, computation: (units) => units[0]?.name ?? '' });
  /** At first what is in time has the steps; who wants one that is late chooses it. */
  protected readonly plan = linkedSignal<PlannedStep[]>(() =>
    planned(
      this.units().find(({ name }) => name === this.which())?.steps ?? [],
      untracked(() => this.lessons().filter((lesson) => !this.isLate(lesson))),
    ),
  );
  protected readonly twice = computed(() => clashing(this.plan()));
  protected readonly ticked = computed(() => this.plan().filter(({ on, lessonId }) => on && lessonId !== ''));
  protected readonly refused = signal<Readonly<Record<string, string>>>({});

  private isLate({ deadline }: Lesson): boolean {
    return deadline !== null && Temporal.Instant.compare(this.clock.now(), deadline) > 0;
  }

  protected named(lesson: Lesson): string {
    const { dates, lessons } = this.all;
    const when = `${dates.day(lesson.date)}, ${lessons.periods(lesson.period, lesson.lastPeriod)}`;
    return this.isLate(lesson) ? this.words.unit.isLate(when) : when;
  }

  protected put(step: SchemeStep, change: Partial<PlannedStep>): void {
    this.plan.update((plan) => plan.map((one) => (one.step === step ? { ...one, ...change } : one)));
  }

  /** One after the other, in order of the steps: each is judged by itself, and one that is refused keeps its tick. */
  protected async send(): Promise<void> {
    if (this.twice().size > 0) return;
    await this.sending.run(async () => {
      const asked = this.ticked();
      const refused: Record<string, string> = {};
      for (const { step, lessonId } of asked) {
        try {
          await this.requisitions.create({ lessonId, practicalId: step.practicalId ?? '', status: 'submitted' });
          this.put(step, { on: false, lessonId: '' });
        } catch (error) {
          const { code, detail } = refusalOf(error);
          refused[step.code] = code === 'LATE_REASON_NEEDED' ? this.words.unit.late : detail;
        }
      }
      this.refused.set(refused);
      const count = asked.length - Object.keys(refused).length;
      if (count > 0) this.sent.emit();
      if (count === asked.length) this.left.emit();
      return this.words.unit.done(count, asked.length);
    });
  }
}
