import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { BudgetBody, Budgets, FinancialYearBody, Purchase, PurchaseBody, ReceiptBody } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';

/** Orders and budgets: the only door to /api/purchases and /api/budgets. */
@Service()
export class BuyingClient {
  private readonly http = inject(HttpClient);

  budgets(year: () => number | null): HttpResourceRef<Budgets | undefined> {
    return httpResource<Budgets>(() => ({ url: '/api/budgets', params: { ...(year() !== null && { year: String(year()) }) } }));
  }

  /** The budgets of a year as a file. */
  file(year: number): string {
    return ['/api/budgets', new URLSearchParams({ year: String(year), format: 'csv' }).toString()].join('?');
  }

  purchases(): HttpResourceRef<{ items: Purchase[] } | undefined> {
    return httpResource<{ items: Purchase[] }>(() => ({ url: '/api/purchases', params: { limit: 200 } }));
  }

  order(body: PurchaseBody): Promise<Purchase> {
    return firstValueFrom(this.http.post<Purchase>('/api/purchases', body));
  }

  receive(id: string, body: ReceiptBody): Promise<Purchase> {
    return firstValueFrom(this.http.post<Purchase>(`/api/purchases/${encodeURIComponent(id)}/receive`, body));
  }

  async remove(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/purchases/${encodeURIComponent(id)}`));
  }

  setBudget(departmentId: string, body: BudgetBody): Promise<Budgets> {
    return firstValueFrom(this.http.put<Budgets>(`/api/budgets/${encodeURIComponent(departmentId)}`, body));
  }

  setYear(body: FinancialYearBody): Promise<Budgets> {
    return firstValueFrom(this.http.put<Budgets>('/api/budgets/year', body));
  }
}
