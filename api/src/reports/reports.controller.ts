import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { LatenessReport, RecognitionReport, type Report, type ReportFormat, ReportQuery, ServiceFactorReport } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { asksCsv } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { DrawReports } from './draw-reports.js';
import { latenessCsv, recognitionCsv, serviceFactorCsv } from './report-tables.js';
import { ReportsQueries } from './reports.queries.js';

@Controller('reports')
export class ReportsController {
  constructor(
    private readonly queries: ReportsQueries,
    private readonly drawn: DrawReports,
  ) {}

  @Get('lateness')
  @Allow('reports.read')
  @Answers(
    LatenessReport,
    'How many requests came late, and why: totals to technicians of the department and to admins, with teachers to its head, to a teacher the own ones. Also as CSV and as one page of PDF',
  )
  async lateness(
    @Query() query: ReportQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LatenessReport | string | Buffer> {
    const report = await this.queries.lateness(principal, query);
    const format = headed(reply, 'lateness', query, accept);
    if (format === 'csv') return latenessCsv(report);
    return format === 'pdf' ? this.drawn.lateness(principal, report) : report;
  }

  @Get('service-factor')
  @Allow('workload.read')
  @Answers(
    ServiceFactorReport,
    'Technicians’ hours for each hour that is taught, beside what is advised; there is no legal level. Also as CSV and as one page of PDF',
  )
  async serviceFactor(
    @Query() query: ReportQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServiceFactorReport | string | Buffer> {
    const report = await this.queries.serviceFactor(principal, query);
    const format = headed(reply, 'service-factor', query, accept);
    if (format === 'csv') return serviceFactorCsv(report);
    return format === 'pdf' ? this.drawn.serviceFactor(principal, report) : report;
  }

  @Get('recognition')
  @Allow('workload.read')
  @Answers(
    RecognitionReport,
    'What technicians’ work was asked, by function, and what their contract gives; what they share of their own logs to heads and admins. Nobody is named. Also as CSV and as one page of PDF',
  )
  async recognition(
    @Query() query: ReportQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecognitionReport | string | Buffer> {
    const report = await this.queries.recognition(principal, query);
    const format = headed(reply, 'recognition', query, accept);
    if (format === 'csv') return recognitionCsv(report);
    if (format !== 'pdf') return report;
    return this.drawn.recognition(principal, report, await this.queries.serviceFactor(principal, query));
  }
}

const TYPES: Readonly<Record<Exclude<ReportFormat, 'json'>, string>> = { csv: 'text/csv; charset=utf-8', pdf: 'application/pdf' };

/** Says in the headers what is answered, and as what it is saved. Answers the format: that of the query, else one that Accept names, else JSON. */
function headed(reply: FastifyReply, report: Report, { format, from, to }: ReportQuery, accept: string | undefined): ReportFormat {
  const asked = format ?? (asksCsv(format, accept) ? 'csv' : /\bapplication\/pdf\b/.test(accept ?? '') ? 'pdf' : 'json');
  if (asked === 'json') return asked;
  void reply
    .type(TYPES[asked])
    .header('content-disposition', `${asked === 'pdf' ? 'inline' : 'attachment'}; filename="${report}-${from}-${to}.${asked}"`)
    .header('x-content-type-options', 'nosniff');
  return asked;
}
