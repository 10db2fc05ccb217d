import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type {
  Department,
  DepartmentChange,
  LessonGroup,
  MergePreview,
  PeopleBulkAnswer,
  PeopleBulkBody,
  Person,
  PersonBody,
  PersonChange,
  PersonInvited,
  PolicyBody,
  SchoolSettings,
  SchoolSettingsChange,
} from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { requestKey } from '../core/request-key';

/** The school's own things: the only door to /api/school, /api/departments, /api/people and /api/groups. Every call rejects with what `refusalOf` reads. */
@Service()
export class SchoolClient {
  private readonly http = inject(HttpClient);

  /** What the school decides for itself. */
  settings(): Promise<SchoolSettings> {
    return firstValueFrom(this.http.get<SchoolSettings>('/api/school'));
  }

  changeSettings(body: SchoolSettingsChange): Promise<SchoolSettings> {
    return firstValueFrom(this.http.put<SchoolSettings>('/api/school', body));
  }

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

  /** Everybody of the school, all pages of them. */
  people(): Promise<Person[]> {
    return this.all<Person>('/api/people');
  }

  groups(): Promise<LessonGroup[]> {
    return this.all<LessonGroup>('/api/groups');
  }

  private async all<Item>(url: string): Promise<Item[]> {
    const all: Item[] = [];
    let cursor: string | undefined;
    do {
      const params = { limit: 200, ...(cursor && { cursor }) };
      const page: { items: Item[]; nextCursor?: string } = await firstValueFrom(
        this.http.get<{ items: Item[]; nextCursor?: string }>(url, { params }),
      );
      all.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return all;
  }

  /** A key of its own makes a repeat after a lost answer harmless. */
  invite(body: PersonBody): Promise<PersonInvited> {
    return firstValueFrom(this.http.post<PersonInvited>('/api/people', body, { headers: { 'Idempotency-Key': requestKey() } }));
  }

  /** Many people at once: shown what was understood, or done. */
  bulk(body: PeopleBulkBody): Promise<PeopleBulkAnswer> {
    const headers = { 'Idempotency-Key': requestKey() };
    return firstValueFrom(this.http.post<PeopleBulkAnswer>('/api/people/bulk', body, body.mode === 'apply' ? { headers } : {}));
  }

  inviteAgain(id: string): Promise<PersonInvited> {
    return firstValueFrom(this.http.post<PersonInvited>(`/api/people/${encodeURIComponent(id)}/invitation`, {}));
  }

  /** Lets a person leave, or hands over later what is open of theirs. */
  leave(id: string, handOverTo: string | null): Promise<Person> {
    return firstValueFrom(this.http.post<Person>(`/api/people/${encodeURIComponent(id)}/leave`, handOverTo === null ? {} : { handOverTo }));
  }

  /** Takes name and address of somebody who left away for good. */
  forget(id: string): Promise<Person> {
    return firstValueFrom(this.http.post<Person>(`/api/people/${encodeURIComponent(id)}/forget`, {}));
  }

  /** What merging two people would give to the one who stays. */
  mergePreview(keep: string, other: string): Promise<MergePreview> {
    return firstValueFrom(this.http.get<MergePreview>('/api/people/merge', { params: { keep, other } }));
  }

  /** Makes two people one. */
  merge(keep: string, other: string): Promise<Person> {
    return firstValueFrom(this.http.post<Person>('/api/people/merge', { keep, other }));
  }

  changePerson(id: string, body: PersonChange): Promise<Person> {
    return firstValueFrom(this.http.put<Person>(`/api/people/${encodeURIComponent(id)}`, body));
  }
}
