import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Check, CheckBody, CheckDone, Duty, DutyBody, DutyChange } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

interface Listed<Item> {
  items: Item[];
  total?: number;
}

/** Technicians' work that no request asked for, and checks of equipment: the only door to /api/duties and /api/checks. */
@Service()
export class DutiesClient {
  private readonly http = inject(HttpClient);

  duties(): HttpResourceRef<Listed<Duty> | undefined> {
    return httpResource<Listed<Duty>>(() => ({ url: '/api/duties', params: { limit: 200 } }));
  }

  add(body: DutyBody): Promise<Duty> {
    return firstValueFrom(this.http.post<Duty>('/api/duties', body));
  }

  change(id: string, body: DutyChange): Promise<Duty> {
    return firstValueFrom(this.http.put<Duty>(`/api/duties/${encodeURIComponent(id)}`, body));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/duties/${encodeURIComponent(id)}`));
  }

  checks(): HttpResourceRef<Listed<Check> | undefined> {
    return httpResource<Listed<Check>>(() => ({ url: '/api/checks', params: { limit: 200 } }));
  }

  addCheck(body: CheckBody): Promise<Check> {
    return firstValueFrom(this.http.post<Check>('/api/checks', body));
  }

  changeCheck(id: string, body: CheckBody & { version: number }): Promise<Check> {
    return firstValueFrom(this.http.put<Check>(`/api/checks/${encodeURIComponent(id)}`, body));
  }

  /** Records that a check was done. */
  doneCheck(id: string, body: CheckDone): Promise<Check> {
    return firstValueFrom(this.http.post<Check>(`/api/checks/${encodeURIComponent(id)}/done`, body));
  }

  async removeCheck(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/checks/${encodeURIComponent(id)}`));
  }
}
