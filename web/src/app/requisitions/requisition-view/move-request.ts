import { Component, ElementRef, afterNextRender, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Lesson, PreviewAnswer, Requisition, RequisitionAsk } from '@app/shared/contracts';
import { addDays, type LateReason } from '@app/shared/rules';
import { action } from '../../core/action';
import { classOf } from '../../core/class-of';
import { Clock } from '../../core/clock';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { refusalOf, type Refusal } from '../../core/refusal';
import { dateOf } from '../../core/when';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { UndoClient } from '../../core/undo.client';
import { Control, Field } from '../../ui/field';
import { ProblemNotice } from '../../ui/problem';
import { askOf, draftOf } from '../requisition-panel/requisition-draft';
import { RequisitionsClient } from '../requisitions.client';

const DAYS = 28;
/** So many lessons are looked at, this many at once: each is a preview. */
const LESSONS = 16;
const AT_ONCE = 4;

/** A lesson that the request fits, and whether it would be late there. */
interface Place {
  lesson: Lesson;
  late: boolean;
}

/** The lessons that a request can go to, or be asked for again at, each judged by a preview before it is shown; one press does it. */
@Component({
  selector: 'app-move-request',
  imports: [Control, Field, MatButton, ProblemNotice],
  template: `
    <section class="stack" aria-labelledby="move-heading">
      <h4 id="move-heading" tabindex="-1">{{ said().heading }}</h4>
      @if (failed(); as refused) {
        <app-problem [error]="refused" (retry)="look()" />
      }
      @if (moving.refusal(); as refused) {
        <app-problem [error]="refused" [retryLabel]="null" />
      }
      @if (places().length > 0) {
        <ul>
          @for (place of places(); track place.lesson.id) {
            <li>
              <button
                matButton="outlined"
                type="button"
                [disabled]="moving.busy()"
                [attr.aria-expanded]="place.late ? asking()?.lesson?.id === place.lesson.id : null"
                (click)="choose(place)"
              >
                {{ name(place) }}
              </button>
              @if (asking()?.lesson?.id === place.lesson.id) {
                <app-field [label]="words.requestPage.moveWhy" [error]="moving.wrong()['lateReason']">
                  <select appControl [value]="reason()" (change)="reason.set($any($event.target).value)">
                    <option value="">{{ words.requestPage.chooseReason }}</option>
                    @for (one of reasons; track one[0]) {
                      <option [value]="one[0]">{{ one[1] }}</option>
                    }
                  </select>
                </app-field>
                @if (reason() === 'other') {
                  <app-field [label]="words.requestPage.fewWords" [error]="moving.wrong()['lateWords']">
                    <input appControl [value]="lateWords()" (typed)="lateWords.set($event)" />
                  </app-field>
                }
                <button matButton="filled" type="button" [disabled]="moving.busy()" (click)="go(place)">
                  {{ said().now }}
                </button>
              }
            </li>
          }
        </ul>
      }
      <p class="small" role="status">
        {{ looking() ? words.requestPage.moveLooking : places().length === 0 && !failed() ? (refusedBy() ?? said().none) : '' }}
      </p>
      <div>
        <button matButton type="button" (click)="left.emit()">{{ said().back }}</button>
      </div>
    </section>
  `,
  styles: `
    h4 {
      margin: 0;
      font-size: var(--text-m);
    }
    ul {
      display: grid;
      gap: 0.5rem;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.5rem;
      justify-items: start;
    }
    li > button {
      height: auto;
      min-height: 2.5rem;
      padding-block: 0.375rem;
      text-align: left;
      line-height: 1.3;
    }
  `,
})
export class MoveRequest {
  readonly requisition = input.required<Requisition>();
  /** Asks for the same again, for the class as it is then; else the request itself is moved. */
  readonly again = input(false);
  /** Asks at lessons of whoever looks, for a class of their own: what a colleague asked for. */
  readonly mine = input(false);
  readonly moved = output();
  readonly left = output();
  protected readonly words = inject(WORDS);
  protected readonly reasons = Object.entries(this.words.requisitions.ownLateReasons) as [LateReason, string][];
  private readonly client = inject(RequisitionsClient);
  private readonly undo = inject(UndoClient);
  private readonly lessonsOf = inject(LESSONS_OF);
  private readonly clock = inject(Clock);
  private readonly session = inject(Session);
  private readonly timeZone = this.session.timeZone;
  protected readonly said = computed(() => {
    const { moving, askingAgain } = this.words.requestPage;
    if (!this.again()) return moving;
    return this.mine() ? { ...askingAgain, heading: this.words.requestPage.askForMine } : askingAgain;
  });
  protected readonly moving = action();
  protected readonly places = signal<readonly Place[]>([]);
  protected readonly looking = signal(true);
  protected readonly failed = signal<Refusal | null>(null);
  /** Why none of the lessons takes it, where that is neither time nor kit, as a practical of another department. */
  protected readonly refusedBy = signal<string | null>(null);
  /** The lesson at which it would be late, while the reason is asked for. */
  protected readonly asking = signal<Place | null>(null);
  protected readonly reason = signal<LateReason | ''>('');
  protected readonly lateWords = signal('');

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => {
      host.querySelector<HTMLElement>('#move-heading')?.focus({ preventScroll: true });
      void this.look();
    });
  }

  protected name({ lesson, late }: Place): string {
    const { date, period, lastPeriod, room, requisitions } = lesson;
    const at = { date, period: this.words.lessons.periods(period, lastPeriod), room: room?.code ?? null };
    const place = this.words.requestPage.place(at, late, requisitions[0]?.title ?? null);
    return this.again() ? `${classOf(lesson)} · ${place}` : place;
  }

  protected async look(): Promise<void> {
    this.failed.set(null);
    this.places.set([]);
    this.refusedBy.set(null);
    this.looking.set(true);
    try {
      const lessons = await this.lessons();
      const refused: string[] = [];
      for (let at = 0; at < lessons.length; at += AT_ONCE) {
        const judged = await Promise.all(lessons.slice(at, at + AT_ONCE).map((lesson) => this.judge(lesson)));
        this.places.update((places) => [...places, ...judged.filter((one) => one !== null && typeof one !== 'string')]);
        refused.push(...judged.filter((one) => typeof one === 'string'));
      }
      if (refused.length === lessons.length) this.refusedBy.set(refused[0] ?? null);
    } catch (error) {
      this.failed.set(refusalOf(error));
    }
    this.looking.set(false);
  }

  protected async choose(place: Place): Promise<void> {
    if (!place.late) return this.go(place);
    this.moving.clear();
    this.asking.set(place);
  }

  protected async go({ lesson, late }: Place): Promise<void> {
    const { id, version, title } = this.requisition();
    const reason = this.reason();
    const lacking = {
      ...(late && reason === '' && { lateReason: this.words.requestPage.reasonFirst }),
      ...(late && reason === 'other' && this.lateWords().trim() === '' && { lateWords: this.words.requestPage.wordsFirst }),
    };
    if (this.moving.lacks(lacking)) return;
    const why = late && reason !== '' ? { lateReason: reason, ...(reason === 'other' && { lateWords: this.lateWords().trim() }) } : {};
    const ending = await this.moving.run(async () => {
      const placed = this.again()
        ? await this.client.create({ ...this.askedAt(lesson), ...why, status: 'submitted' })
        : await this.client.place(id, { version, lessonId: lesson.id, ...why });
      const says = this.said().done(title, lesson.date, this.words.lessons.periods(lesson.period, lesson.lastPeriod));
      const undo = this.undo.of(placed);
      return undo ? { says, undo } : says;
    });
    if (ending === 'done' || this.moving.refusal()?.status === 409) this.moved.emit();
  }

  /** The class's lessons to come, the nearest first, without the one that it has. */
  private async lessons(): Promise<Lesson[]> {
    const { lesson } = this.requisition();
    const teacherId = this.mine() ? (this.session.me()?.user.id ?? '') : this.requisition().teacher.id;
    const from = dateOf(this.clock.now(), this.timeZone());
    const all = await this.lessonsOf({ from, to: addDays(from, DAYS) }, teacherId);
    const isOther = (one: Lesson): boolean => (one.group?.id ?? one.occasion?.id) === (lesson.group?.id ?? lesson.occasion?.id);
    const ahead = all.filter((one) => one.id !== lesson.id && Temporal.Instant.compare(one.start, this.clock.now()) > 0);
    const own = ahead.filter(isOther);
    if (this.mine()) return likest(lesson, ahead).slice(0, LESSONS);
    // a class of last year is not there any more: then others of the subject
    const others = this.again() && own.length === 0 ? ahead.filter(({ subject }) => subject === lesson.subject) : own;
    return others.slice(0, LESSONS);
  }

  /** Null where kit is short, or the department takes nothing so near; the sentence of the server where it takes it at no time. */
  private async judge(lesson: Lesson): Promise<Place | string | null> {
    const { id } = this.requisition();
    const body = this.again() ? this.askedAt(lesson) : { ...this.askedAt(lesson), requisitionId: id };
    const answer = await this.client.previewOnce(body).catch(refusedOnly);
    if (typeof answer === 'string') return answer;
    return fits(answer) ? { lesson, late: answer.late } : null;
  }

  /** What is asked at a lesson; asked again it is for the class as it is, and its assessment is to be confirmed anew. */
  private askedAt(lesson: Lesson): RequisitionAsk {
    const asked = { ...draftOf(this.requisition()), lateReason: '' as const, lateWords: '' };
    if (!this.again()) return askOf(lesson.id, asked);
    const afresh = { ...asked, pupils: null, assessed: false, keepUntil: '' };
    // what was adapted for a colleague's class is not for another
    return askOf(lesson.id, this.mine() ? { ...afresh, adaptations: '' } : afresh);
  }
}

/** One's own lessons of the subject, those of the same year first; where one has none of it, all. */
function likest({ subject, group }: Requisition['lesson'], ahead: readonly Lesson[]): Lesson[] {
  const same = ahead.filter((one) => one.subject === subject);
  const isYear = (one: Lesson): boolean => one.group?.year === group?.year;
  const lessons = same.length > 0 ? same : ahead;
  return [...lessons.filter(isYear), ...lessons.filter((one) => !isYear(one))];
}

function fits({ blocked, shortages }: PreviewAnswer): boolean {
  return blocked === null && shortages.length === 0;
}

/** A lesson that the server does not take is none to offer; anything else went wrong. */
function refusedOnly(error: unknown): string {
  const { status, detail } = refusalOf(error);
  if (status === 404 || status === 422 || status === 403) return detail;
  throw error;
}
