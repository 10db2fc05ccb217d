import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ChangedTask, PrepList, TaskChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Which day's work, and whose; nobody named means everybody's. */
export interface DayOfWork {
  date: string;
  technicianId?: string;
}

/** The technicians' day: the only door to /api/prep-list and /api/tasks. Every call rejects with what `refusalOf` reads. */
@Service()
export class PrepClient {
  private readonly http = inject(HttpClient);

  list(asked: () => DayOfWork): HttpResourceRef<PrepList | undefined> {
    return httpResource<PrepList>(() => ({ url: '/api/prep-list', params: { ...asked() } }));
  }

  change(taskId: string, body: TaskChange): Promise<ChangedTask> {
    return firstValueFrom(this.http.patch<ChangedTask>(`/api/tasks/${encodeURIComponent(taskId)}`, body));
  }
}
