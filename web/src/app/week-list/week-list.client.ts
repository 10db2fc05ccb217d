import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { CutOffBody, GroupNeeds, NeedsBody, WeekList } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Of which department, and any day of the week; this week where none is said. */
export interface WeekAsked {
  departmentId: string | null;
  week: string | null;
}

/** What a department's week uses up: the only door to /api/week-list and to the needs of classes. */
@Service()
export class WeekListClient {
  private readonly http = inject(HttpClient);

  list(asked: () => WeekAsked): HttpResourceRef<WeekList | undefined> {
    return httpResource<WeekList>(() => {
      const { departmentId, week } = asked();
      return departmentId === null ? undefined : { url: '/api/week-list', params: { departmentId, ...(week && { week }) } };
    });
  }

  /** The list as a file. */
  file({ departmentId, from }: WeekList): string {
    return ['/api/week-list', new URLSearchParams({ departmentId, week: from, format: 'csv' }).toString()].join('?');
  }

  saveCutOff(departmentId: string, body: CutOffBody): Promise<CutOffBody> {
    return firstValueFrom(this.http.put<CutOffBody>(`/api/week-list/cut-offs/${encodeURIComponent(departmentId)}`, body));
  }

  saveNeeds(groupId: string, body: NeedsBody): Promise<GroupNeeds> {
    return firstValueFrom(this.http.put<GroupNeeds>(`/api/week-list/needs/${encodeURIComponent(groupId)}`, body));
  }
}
