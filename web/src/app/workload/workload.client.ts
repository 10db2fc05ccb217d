import { HttpClient, httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Board, Figures, Levelling, Plan, WhatIfAnswer, WhatIfBody, Workload } from '@app/shared/contracts';
import type { StretchKind } from '@app/shared/rules';
import { firstValueFrom } from 'rxjs';

/** Dates, both included, and one department; none means all of them. */
export interface WorkloadRange {
  from: string;
  to: string;
  departmentId?: string;
}

/** The days that figures are of, and what they are compared with. */
export interface FiguresRange extends WorkloadRange {
  against?: StretchKind;
}

/** The days of a department that are planned, both included. */
export interface PlannedDays {
  from: string;
  to: string;
  departmentId: string;
}

/** The technicians' load: the only door to /api/workload. */
@Service()
export class WorkloadClient {
  private readonly http = inject(HttpClient);

  workload(asked: () => WorkloadRange | undefined): HttpResourceRef<Workload | undefined> {
    return httpResource<Workload>(() => {
      const range = asked();
      return range && { url: '/api/workload', params: { ...range } };
    });
  }

  figures(asked: () => FiguresRange | undefined): HttpResourceRef<Figures | undefined> {
    return httpResource<Figures>(() => {
      const range = asked();
      return range && { url: '/api/workload/figures', params: { ...range } };
    });
  }

  /** The load of one day, read once. */
  on(date: string): Promise<Workload> {
    return firstValueFrom(this.http.get<Workload>('/api/workload', { params: { from: date, to: date } }));
  }

  /** What came of days, and what would have come of them with something else; changes nothing. */
  tryOut(body: WhatIfBody): Promise<WhatIfAnswer> {
    return firstValueFrom(this.http.post<WhatIfAnswer>('/api/workload/what-if', body));
  }

  /** A week's board, by the week's first day; without a department that of all. */
  board(asked: () => { week: string; departmentId?: string } | undefined): HttpResourceRef<Board | undefined> {
    return httpResource<Board>(() => {
      const week = asked();
      return week && { url: '/api/workload/board', params: { ...week } };
    });
  }

  /** Which requests would level some days at another lesson of their class; changes nothing, and takes some seconds. */
  levelling(days: PlannedDays): Promise<Levelling> {
    return firstValueFrom(this.http.get<Levelling>('/api/workload/levelling', { params: { ...days } }));
  }

  /** Works the plan of some days out, changing nothing; takes some seconds. */
  previewPlan(days: PlannedDays): Promise<Plan> {
    return firstValueFrom(this.http.post<Plan>('/api/workload/plan', { ...days, mode: 'preview' }));
  }

  /** Applies the plan that was looked at. @throws 409 where the week has changed since */
  applyPlan(days: PlannedDays, version: number): Promise<Plan> {
    return firstValueFrom(this.http.post<Plan>('/api/workload/plan', { ...days, mode: 'apply', version }));
  }
}
