import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, computed, inject, signal } from '@angular/core';
import type { CalendarBody, CalendarView, DeadlineView, Lesson, LessonChangeAnswer, LessonChangeBody } from '@app/shared/contracts';
import type { ChangeKind, FirstWeekday } from '@app/shared/rules';
import { firstValueFrom } from 'rxjs';
import type { LessonChanges } from '../core/lesson-changes';
import { requestKey } from '../core/request-key';

/** Dates, both included. */
export interface Range {
  from: string;
  to: string;
}

/** Teaching days and lessons: the only door to /api/calendar and /api/lessons. The readers are made in an injection context. */
@Service()
export class CalendarClient implements LessonChanges {
  private readonly http = inject(HttpClient);
  private readonly learnt = signal<FirstWeekday | null>(null);
  /** The weekday on which the school's week begins, as the last calendar read says; Monday before any was. */
  readonly firstWeekday = computed(() => this.learnt() ?? 1);

  /** The signed-in person's lessons, or another's, in order of start; at most 62 days. */
  lessons(range: () => Range | undefined, teacherId: () => string | undefined = () => undefined): HttpResourceRef<Lesson[] | undefined> {
    return httpResource<Lesson[]>(
      () => {
        const dates = range();
        const teacher = teacherId();
        return dates && { url: '/api/lessons', params: { ...dates, limit: 200, ...(teacher && { teacherId: teacher }) } };
      },
      { parse: (answer) => (answer as { items: Lesson[] }).items },
    );
  }

  /** One's own lessons of a range of dates, once. */
  async ownLessons(range: Range): Promise<Lesson[]> {
    const page = this.http.get<{ items: Lesson[] }>('/api/lessons', { params: { ...range, limit: 500 } });
    return (await firstValueFrom(page)).items;
  }

  calendar(range: () => Range | undefined): HttpResourceRef<CalendarView | undefined> {
    return httpResource<CalendarView>(
      () => {
        const dates = range();
        return dates && { url: '/api/calendar', params: { ...dates } };
      },
      { parse: (answer) => this.learn(answer as CalendarView) },
    );
  }

  /** Finds out on which weekday the week begins, for a page that reads no calendar; once is enough. */
  async learnFirstWeekday(today: string): Promise<void> {
    if (this.learnt() === null) await this.between(today, today).catch(() => undefined);
  }

  private learn(view: CalendarView): CalendarView {
    this.learnt.set(view.firstWeekday);
    return view;
  }

  /** The lessons of a person, read once. */
  async lessonsOf(range: Range, teacherId: string): Promise<Lesson[]> {
    const params = { ...range, limit: 500, teacherId };
    return (await firstValueFrom(this.http.get<{ items: Lesson[] }>('/api/lessons', { params }))).items;
  }

  /** Lessons without an answer, in order of start, all pages of them. */
  async unanswered(range: Range & { departmentId?: string }): Promise<Lesson[]> {
    const lessons: Lesson[] = [];
    let cursor: string | undefined;
    do {
      const params = { ...range, answer: 'unanswered', limit: 200, ...(cursor && { cursor }) };
      const page: { items: Lesson[]; nextCursor?: string } = await firstValueFrom(
        this.http.get<{ items: Lesson[]; nextCursor?: string }>('/api/lessons', { params }),
      );
      lessons.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return lessons;
  }

  /** By when a request for a lesson of that day and period would have to come, and why. */
  deadline(departmentId: string, date: string, period: string): Promise<DeadlineView> {
    return firstValueFrom(this.http.get<DeadlineView>('/api/calendar/deadline', { params: { departmentId, date, period } }));
  }

  /** The calendar of some dates, read once. */
  async between(from: string, to: string): Promise<CalendarView> {
    return this.learn(await firstValueFrom(this.http.get<CalendarView>('/api/calendar', { params: { from, to } })));
  }

  /** Puts the whole calendar in the place of what there was. Rejects with every wrong field named. */
  async write(body: CalendarBody): Promise<CalendarView> {
    return this.learn(await firstValueFrom(this.http.put<CalendarView>('/api/calendar', body)));
  }

  /** Says that a lesson needs nothing, so that silence is never taken for an answer. */
  async nothingNeeded(lessonIds: readonly string[]): Promise<void> {
    await Promise.all(lessonIds.map((id) => firstValueFrom(this.http.put(answerOf(id), { answer: 'nothing-needed' }))));
  }

  async lessonsOn(date: string, departmentId: string): Promise<Lesson[]> {
    const params = { from: date, to: date, departmentId, limit: 500 };
    return (await firstValueFrom(this.http.get<{ items: Lesson[] }>('/api/lessons', { params }))).items;
  }

  changeLesson(id: string, body: LessonChangeBody): Promise<LessonChangeAnswer> {
    const headers = { 'Idempotency-Key': requestKey() };
    return firstValueFrom(this.http.post<LessonChangeAnswer>(changesOf(id), body, { headers }));
  }

  takeBackChange(id: string, kind: ChangeKind, anyway: boolean): Promise<LessonChangeAnswer> {
    const params = { kind, ...(anyway && { anyway: 'true' }) };
    return firstValueFrom(this.http.delete<LessonChangeAnswer>(changesOf(id), { params }));
  }
}

function answerOf(lessonId: string): string {
  return `/api/lessons/${encodeURIComponent(lessonId)}/answer`;
}

function changesOf(lessonId: string): string {
  return `/api/lessons/${encodeURIComponent(lessonId)}/changes`;
}

/** Lets requests read lessons without knowing the calendar. */
export function lessonsOf(): CalendarClient['lessonsOf'] {
  const client = inject(CalendarClient);
  return (range, teacherId) => client.lessonsOf(range, teacherId);
}
