import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  DeadlineView,
  Department,
  DepartmentChange,
  Person,
  PersonBody,
  PersonChange,
  PersonInvited,
  PolicyBody,
  Workload,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

/** How far a new school has come. */
export interface Progress {
  practicals: boolean;
  /** Lessons on the coming five teaching days. */
  lessons: number;
}

/** The school's own things: the only door to /api/departments and /api/people. Every call rejects with what `refusalOf` reads. */
@Service()
export class SchoolClient {
  private readonly http = inject(HttpClient);

  departments(): HttpResourceRef<Department[] | undefined> {
    return httpResource<Department[]>(() => '/api/departments', { parse: (answer) => (answer as { items: Department[] }).items });
  }

  addDepartment(name: string): Promise<Department> {
    return firstValueFrom(this.http.post<Department>('/api/departments', { name }));
  }

  changeDepartment(id: string, body: DepartmentChange): Promise<Department> {
    return firstValueFrom(this.http.put<Department>(`/api/departments/${encodeURIComponent(id)}`, body));
  }

  setPolicy(departmentId: string, body: PolicyBody): Promise<Department> {
    return firstValueFrom(this.http.put<Department>(`/api/departments/${encodeURIComponent(departmentId)}/policy`, body));
  }

  /** By when a request for a lesson of that day and period would have to come, and why. */
  deadline(departmentId: string, date: string, period: string): Promise<DeadlineView> {
    return firstValueFrom(this.http.get<DeadlineView>('/api/calendar/deadline', { params: { departmentId, date, period } }));
  }

  /** Everybody of the school, all pages of them. */
  async people(): Promise<Person[]> {
    const people: Person[] = [];
    let cursor: string | undefined;
    do {
      const params = { limit: 200, ...(cursor && { cursor }) };
      const page: { items: Person[]; nextCursor?: string } = await firstValueFrom(
        this.http.get<{ items: Person[]; nextCursor?: string }>('/api/people', { params }),
      );
      people.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return people;
  }

  /** A key of its own makes a repeat after a lost answer harmless. */
  invite(body: PersonBody): Promise<PersonInvited> {
    return firstValueFrom(this.http.post<PersonInvited>('/api/people', body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  inviteAgain(id: string): Promise<PersonInvited> {
    return firstValueFrom(this.http.post<PersonInvited>(`/api/people/${encodeURIComponent(id)}/invitation`, {}));
  }

  changePerson(id: string, body: PersonChange): Promise<Person> {
    return firstValueFrom(this.http.put<Person>(`/api/people/${encodeURIComponent(id)}`, body));
  }

  /** Puts the practicals and the apparatus that come with Requisite into the school's library. */
  loadStarterLibrary(): Promise<{ practicals: number; apparatus: number }> {
    return firstValueFrom(this.http.post<{ practicals: number; apparatus: number }>('/api/practicals/starter-library', {}));
  }

  /** @param today the school's date */
  async progress(today: string): Promise<Progress> {
    const [library, load] = await Promise.all([
      firstValueFrom(this.http.get<{ items: unknown[] }>('/api/practicals', { params: { limit: 1 } })),
      firstValueFrom(this.http.get<Workload>('/api/workload', { params: { from: today, to: today } })),
    ]);
    return { practicals: library.items.length > 0, lessons: load.lessons };
  }
}
