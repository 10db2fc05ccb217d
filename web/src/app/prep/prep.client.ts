import { HttpClient, HttpContext, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { ChangedTask, PrepList, TaskChange, UnsentTick, UnsentWritten } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Which day's work, and whose; nobody named means everybody's. */
export interface DayOfWork {
  date: string;
  technicianId?: string;
  /** The work of one prep room alone. */
  prepRoomId?: string;
  /** How many of what waits, and of what is to be closed; not said: the first. */
  waitingLimit?: number;
  toCloseLimit?: number;
}

/** The technicians' day: the only door to /api/prep-list and /api/tasks. Every call rejects with what `refusalOf` reads. */
@Service()
export class PrepClient {
  private readonly http = inject(HttpClient);

  /** Reads a day, and reads it again when another is asked for; nothing while none is. */
  list(asked: () => DayOfWork | undefined): HttpResourceRef<PrepList | undefined> {
    return httpResource<PrepList>(() => {
      const of = asked();
      return of && { url: '/api/prep-list', params: { ...of } };
    });
  }

  /** Reads a day once. */
  read(asked: DayOfWork, context = new HttpContext()): Promise<PrepList> {
    return firstValueFrom(this.http.get<PrepList>('/api/prep-list', { params: { ...asked }, context }));
  }

  /** Changes a task; with the key of a write that was sent before, the server answers what it did then. */
  change(taskId: string, body: TaskChange, key?: string): Promise<ChangedTask> {
    const headers: Record<string, string> = key === undefined ? {} : { 'Idempotency-Key': key };
    return firstValueFrom(this.http.patch<ChangedTask>(`/api/tasks/${encodeURIComponent(taskId)}`, body, { headers }));
  }

  /** Writes down ticks that are thrown away before they were sent. */
  throwAway(ticks: readonly UnsentTick[]): Promise<UnsentWritten> {
    return firstValueFrom(this.http.post<UnsentWritten>('/api/tasks/unsent', { ticks }));
  }
}
