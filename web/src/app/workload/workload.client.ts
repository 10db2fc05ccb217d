import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Lesson, Workload } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Dates, both included, and one department; none means all of them. */
export interface WorkloadRange {
  from: string;
  to: string;
  departmentId?: string;
}

/** The technicians' load: the only door to /api/workload, and to the lessons of everybody that have no answer yet. */
@Service()
export class WorkloadClient {
  private readonly http = inject(HttpClient);

  workload(asked: () => WorkloadRange | undefined): HttpResourceRef<Workload | undefined> {
    return httpResource<Workload>(() => {
      const range = asked();
      return range && { url: '/api/workload', params: { ...range } };
    });
  }

  /** Lessons without an answer, in order of start, all pages of them. */
  async unanswered(range: WorkloadRange): Promise<Lesson[]> {
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
}
