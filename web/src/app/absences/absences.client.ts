import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { AbsenceAnswer, AbsenceBody, AbsenceView } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

const URL = '/api/absences';

/** Who is away: the only door to /api/absences. */
@Service()
export class AbsencesClient {
  private readonly http = inject(HttpClient);

  /** When somebody is away on a day; nobody named: not asked. */
  of(asked: () => { personId: string; date: string } | undefined): HttpResourceRef<AbsenceView[] | undefined> {
    return httpResource<AbsenceView[]>(
      () => {
        const one = asked();
        return one && { url: URL, params: { from: one.date, to: one.date, personId: one.personId } };
      },
      { parse: (answer) => (answer as { items: AbsenceView[] }).items },
    );
  }

  /** Who is away between two dates, both included, as far as this person may see it. */
  between(asked: () => { from: string; to: string }): HttpResourceRef<AbsenceView[] | undefined> {
    return httpResource<AbsenceView[]>(() => ({ url: URL, params: { ...asked(), limit: 200 } }), {
      parse: (answer) => (answer as { items: AbsenceView[] }).items,
    });
  }

  write(body: AbsenceBody): Promise<AbsenceAnswer> {
    return firstValueFrom(this.http.post<AbsenceAnswer>(URL, body));
  }

  async withdraw(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL}/${encodeURIComponent(id)}`));
  }
}
