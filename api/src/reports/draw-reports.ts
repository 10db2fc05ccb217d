import { Injectable } from '@nestjs/common';
import { dateAt, type LatenessReport, type RecognitionReport, type ServiceFactorReport } from '@app/shared';
import { SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { DrawPaper } from './draw-paper.js';
import type { Paper } from './paper.js';
import { latenessPaper, type Made, recognitionPaper, serviceFactorPaper } from './report-papers.js';

/** Puts reports on paper: each is one A4 page of PDF. @throws as `DrawPaper.draw` */
@Injectable()
export class DrawReports {
  constructor(
    private readonly paper: DrawPaper,
    private readonly rules: SchoolRules,
    private readonly clock: Clock,
  ) {}

  lateness(principal: Principal, report: LatenessReport): Promise<Buffer> {
    return this.draw(principal, (made) => latenessPaper(report, made));
  }

  serviceFactor(principal: Principal, report: ServiceFactorReport): Promise<Buffer> {
    return this.draw(principal, (made) => serviceFactorPaper(report, made));
  }

  recognition(principal: Principal, report: RecognitionReport, factor: ServiceFactorReport): Promise<Buffer> {
    return this.draw(principal, (made) => recognitionPaper(report, factor, made));
  }

  private async draw(principal: Principal, put: (made: Made) => Paper): Promise<Buffer> {
    const { schoolName } = await this.rules.of(principal);
    const atMs = this.clock.nowMs();
    return this.paper.draw(principal.schoolId, put({ schoolName, atMs, on: dateAt(atMs, principal.timeZone) }));
  }
}
