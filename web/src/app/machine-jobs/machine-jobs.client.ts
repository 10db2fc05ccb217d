import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { MachineJob, MachineJobBody, MachineJobChange, MachineJobs } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

const url = (id: string, rest = '') => `/api/machine-jobs/${encodeURIComponent(id)}${rest}`;

/** What machines do between lessons: the only door to /api/machine-jobs. */
@Service()
export class MachineJobsClient {
  private readonly http = inject(HttpClient);

  /** The jobs of all machines; none are asked for where they may not be seen. */
  jobs(may: () => boolean): HttpResourceRef<MachineJobs | undefined> {
    return httpResource<MachineJobs>(() => (may() ? '/api/machine-jobs' : undefined));
  }

  add(body: MachineJobBody): Promise<MachineJob> {
    return firstValueFrom(this.http.post<MachineJob>('/api/machine-jobs', body));
  }

  change(id: string, body: MachineJobChange): Promise<MachineJob> {
    return firstValueFrom(this.http.put<MachineJob>(url(id), body));
  }

  move(id: string, beforeId: string | null): Promise<MachineJob> {
    return firstValueFrom(this.http.post<MachineJob>(url(id, '/move'), { beforeId }));
  }

  /** Frees its machine from now on, and ticks it. */
  end(id: string): Promise<MachineJob> {
    return firstValueFrom(this.http.post<MachineJob>(url(id, '/end'), {}));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(url(id)));
  }
}
