import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { LatenessReport, RecognitionReport, ServiceFactorReport } from '@app/shared/contracts';
import type { Report, ReportFormat } from '@app/shared/rules';

const URL = '/api/reports';

/** Of what a report is asked: dates, both included, and one department; without one all that one may see. */
export interface ReportAsked {
  from: string;
  to: string;
  departmentId?: string;
}

/** What is told of a department to those who lead it: the only door to /api/reports. The readers are made in an injection context. */
@Service()
export class ReportsClient {
  lateness(asked: () => ReportAsked | undefined): HttpResourceRef<LatenessReport | undefined> {
    return this.report<LatenessReport>('lateness', asked);
  }

  serviceFactor(asked: () => ReportAsked | undefined): HttpResourceRef<ServiceFactorReport | undefined> {
    return this.report<ServiceFactorReport>('service-factor', asked);
  }

  recognition(asked: () => ReportAsked | undefined): HttpResourceRef<RecognitionReport | undefined> {
    return this.report<RecognitionReport>('recognition', asked);
  }

  /** Where a report is to be had as a file. */
  file(report: Report, asked: ReportAsked, format: Exclude<ReportFormat, 'json'>): string {
    return `${URL}/${report}?${new URLSearchParams({ ...asked, format }).toString()}`;
  }

  private report<Answer>(report: Report, asked: () => ReportAsked | undefined): HttpResourceRef<Answer | undefined> {
    return httpResource<Answer>(() => {
      const params = asked();
      return params && { url: `${URL}/${report}`, params: { ...params } };
    });
  }
}
