import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { LogAnswer, LogEntry, LogEntryBody, LogEntryChange, LogQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { LogQueries } from './log.queries.js';
import { LogService } from './log.service.js';

/** An entry of somebody else's is not there, whoever asks: a head hears the same as a colleague. */
const WHOEVER_ASKS = ['me.read'] as const;

@Controller('log')
export class LogController {
  constructor(
    private readonly log: LogService,
    private readonly queries: LogQueries,
  ) {}

  @Get()
  @Allow('workload.read')
  @Answers(LogAnswer, 'One’s own log, the newest day first; for heads and admins also what technicians share, as sums without names')
  list(@Query() query: LogQuery, @CurrentUser() principal: Principal): Promise<LogAnswer> {
    return this.queries.list(principal, query);
  }

  @Post()
  @Allow('log.write')
  @Answers(LogEntry, 'Writes minutes down in one’s own log; nobody else reads them')
  add(@Body() body: LogEntryBody, @CurrentUser() principal: Principal): Promise<LogEntry> {
    return this.log.add(principal, body);
  }

  @Put(':id')
  @Allow(...WHOEVER_ASKS)
  @Answers(LogEntry, 'Writes an entry of one’s own anew, or shares it, or takes the sharing back')
  change(@Param('id') id: string, @Body() body: LogEntryChange, @CurrentUser() principal: Principal): Promise<LogEntry> {
    return this.log.change(principal, idOr404(id, 'logEntry'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow(...WHOEVER_ASKS)
  @Answers(null, 'Takes an entry of one’s own away for good')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.log.remove(principal, idOr404(id, 'logEntry'));
  }
}
