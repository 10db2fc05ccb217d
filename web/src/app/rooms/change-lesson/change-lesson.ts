import { Component, DestroyRef, computed, inject, input, linkedSignal, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LessonChangeAnswer, LessonChangeFacts, TouchedRequest } from '@app/shared/contracts';
import { CHANGE_NOTE_LENGTH, type ChangeKind } from '@app/shared/rules';
import { action, type Done } from '../../core/action';
import { classOf } from '../../core/class-of';
import { LessonChanges } from '../../core/lesson-changes';
import { SchoolLists } from '../../core/school-lists';
import { UndoClient } from '../../core/undo.client';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { TimeControl } from '../../ui/time-control';
import { RoomsClient } from '../rooms.client';
import { bodyOf, type ChangeableLesson, type ChangeDraft, coverers, isOff, lessonsBeside, NO_ROOM, type Way, WAYS } from './changed-lesson';

const CLASHES: readonly string[] = ['ROOM_CLASH', 'TEACHER_CLASH'];

/** One lesson's room, time, teacher or that it is off: what is another of it by now, and what is to be. A clash is told, and asked about. */
@Component({
  selector: 'app-change-lesson',
  imports: [Control, Field, MatButton, Note, ProblemNotice, TimeControl],
  templateUrl: './change-lesson.html',
  styleUrl: './change-lesson.scss',
})
export class ChangeLesson {
  readonly lesson = input.required<ChangeableLesson>();
  readonly changed = output();
  readonly left = output();

  protected readonly words = inject(ALL_WORDS);
  private readonly client = inject(RoomsClient);
  private readonly lessons = inject(LessonChanges);
  private readonly lists = inject(SchoolLists);
  private readonly undo = inject(UndoClient);
  private readonly destroyed = inject(DestroyRef);
  private readonly session = inject(Session);
  protected readonly saving = action();
  protected readonly noteLength = CHANGE_NOTE_LENGTH;
  protected readonly noRoom = NO_ROOM;
  private readonly id = computed(() => this.lesson().id);

  protected readonly draft = linkedSignal<string, ChangeDraft>({
    source: this.id,
    computation: () => ({
      way: 'room',
      roomId: '',
      start: this.wall(this.lesson().start),
      end: this.wall(this.lesson().end),
      teacherId: '',
      otherId: '',
      note: '',
    }),
  });
  /** What was called off is first taken back. */
  protected readonly ways = computed<readonly Way[]>(() =>
    isOff(this.lesson()) ? [] : WAYS.filter((way) => way !== 'swap' || this.lesson().room),
  );
  private readonly choices = resource({
    params: () => this.id(),
    loader: async () => {
      const [rooms, people] = await Promise.all([this.client.all(), this.lists.people()]);
      return { rooms, people };
    },
  });
  protected readonly failed = computed(() => this.choices.error());
  protected readonly rooms = computed(() =>
    (this.choices.value()?.rooms ?? [])
      .filter(({ id, prep }) => !prep && id !== this.lesson().room?.id)
      .map((room) => ({ id: room.id, text: this.words.lessonChanges.roomWith(room.code, room.facilities) })),
  );
  protected readonly people = computed(() => coverers(this.choices.value()?.people ?? [], this.lesson().teacher.id));
  private readonly thatDay = resource({
    params: () => (this.draft().way === 'swap' ? this.lesson() : undefined),
    loader: ({ params }) => this.lessons.lessonsOn(params.date, params.departmentId),
  });
  protected readonly beside = computed(() =>
    lessonsBeside(this.lesson(), this.thatDay.hasValue() ? this.thatDay.value() : []).map((one) => ({
      id: one.id,
      text: this.words.lessonChanges.inItsRoom(classOf(one), one.teacher.name, one.room.code),
    })),
  );
  protected readonly noneBeside = computed(() => this.thatDay.hasValue() && this.beside().length === 0);
  protected readonly byHand = computed(() => this.lesson().changes.filter(({ kind }) => kind !== 'room-closed'));
  /** What another class or the teacher has then, by the last try. */
  protected readonly clash = computed(() => {
    const refusal = this.saving.refusal();
    return refusal && CLASHES.includes(refusal.code) ? refusal : null;
  });
  /** The act that a clash refused, to be done anyway. */
  private refused: ((anyway: boolean) => Promise<Done>) | null = null;

  protected set(change: Partial<ChangeDraft>): void {
    this.saving.clear();
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    await this.do((anyway) => (draft.way === 'swap' ? this.swap(draft, anyway) : this.change(draft, draft.way, anyway)));
  }

  protected takeBack(kind: LessonChangeFacts['kind']): Promise<void> {
    return this.do(async (anyway) => {
      const answer = await this.lessons.takeBackChange(this.id(), kind as ChangeKind, anyway);
      return this.says(answer, this.words.lessonChanges.takenBack(this.told(answer.affected)));
    });
  }

  protected async anyway(): Promise<void> {
    const act = this.refused;
    if (act) await this.do(() => act(true));
  }

  private async do(act: (anyway: boolean) => Promise<Done>): Promise<void> {
    const ending = await this.saving.run(() => act(false));
    this.refused = ending === 'refused' && this.clash() ? act : null;
    if (ending === 'done') this.changed.emit();
  }

  private async change(draft: ChangeDraft, kind: ChangeKind, anyway: boolean): Promise<Done> {
    const answer = await this.lessons.changeLesson(this.id(), bodyOf(draft, anyway));
    const facts = answer.lesson.changes.find((one) => one.kind === kind);
    const told = this.told(answer.affected);
    return this.says(answer, facts ? this.words.lessonChanges.done(told, facts) : this.words.lessonChanges.takenBack(told));
  }

  private async swap({ otherId, note }: ChangeDraft, anyway: boolean): Promise<Done> {
    const other = this.beside().find(({ id }) => id === otherId);
    const body = { lessonIds: [this.id(), otherId], ...(note.trim() !== '' && { note: note.trim() }), ...(anyway && { anyway }) };
    const answer = await this.client.swap(body);
    return this.says(answer, this.words.lessonChanges.swapped(this.told(answer.affected), other?.text ?? ''));
  }

  private says(answer: LessonChangeAnswer | object, says: string): Done {
    return { says, undo: this.undo.of(answer, () => this.destroyed.destroyed || this.changed.emit()) };
  }

  private told(affected: readonly TouchedRequest[]) {
    const { date, period, lastPeriod } = this.lesson();
    return { group: classOf(this.lesson()), date, period, lastPeriod, requests: affected.map(({ title }) => title) };
  }

  private wall(instant: string): string {
    const at = Temporal.Instant.from(instant).toZonedDateTimeISO(this.session.timeZone());
    return at.toPlainTime().toString({ smallestUnit: 'minute' });
  }
}
