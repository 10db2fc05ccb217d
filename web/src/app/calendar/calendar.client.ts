import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { CalendarView, Lesson } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Dates, both included. */
export interface Range {
  from: string;
  to: string;
}

/** Teaching days and lessons: the only door to /api/calendar and /api/lessons. The readers are made in an injection context. */
@Service()
export class CalendarClient {
  private readonly http = inject(HttpClient);

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

  calendar(range: () => Range | undefined): HttpResourceRef<CalendarView | undefined> {
    return httpResource<CalendarView>(() => {
      const dates = range();
      return dates && { url: '/api/calendar', params: { ...dates } };
    });
  }

  /** Says that a lesson needs nothing, so that silence is never taken for an answer. */
  async nothingNeeded(lessonIds: readonly string[]): Promise<void> {
    await Promise.all(lessonIds.map((id) => firstValueFrom(this.http.put(answerOf(id), { answer: 'nothing-needed' }))));
  }

  async withdrawAnswer(lessonIds: readonly string[]): Promise<void> {
    await Promise.all(lessonIds.map((id) => firstValueFrom(this.http.delete(answerOf(id)))));
  }
}

function answerOf(lessonId: string): string {
  return `/api/lessons/${encodeURIComponent(lessonId)}/answer`;
}
