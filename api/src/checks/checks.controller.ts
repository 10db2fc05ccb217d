import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Check, CheckBody, CheckChange, CheckDone, CheckQuery, CheckRecord } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { ChecksQueries } from './checks.queries.js';
import { ChecksService } from './checks.service.js';

@Controller('checks')
export class ChecksController {
  constructor(
    private readonly checks: ChecksService,
    private readonly queries: ChecksQueries,
  ) {}

  @Get()
  @Allow('prep.read')
  @Answers(Check, 'Checks of equipment, what is due first', 'page')
  list(@Query() query: CheckQuery, @CurrentUser() principal: Principal): Promise<Page<Check>> {
    return this.queries.list(principal, query);
  }

  @Get(':id')
  @Allow('prep.read')
  @Answers(Check, 'One check')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Check> {
    return this.queries.one(principal, idOr404(id, 'check'));
  }

  @Get(':id/records')
  @Allow('prep.read')
  @Answers(CheckRecord, 'Each time that it was done, the newest first', 'page')
  records(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<{ items: CheckRecord[] }> {
    return this.queries.records(principal, idOr404(id, 'check'));
  }

  @Post()
  @Allow('duties.write')
  @Answers(Check, 'Adds a check; one that is overdue and blocks takes its whole item out of service, and marks short who held it')
  add(@Body() body: CheckBody, @CurrentUser() principal: Principal): Promise<Check> {
    return this.checks.add(principal, body);
  }

  @Put(':id')
  @Allow('duties.write')
  @Answers(Check, 'Changes what is sent of a check')
  change(@Param('id') id: string, @Body() body: CheckChange, @CurrentUser() principal: Principal): Promise<Check> {
    return this.checks.change(principal, idOr404(id, 'check'), body);
  }

  @Post(':id/done')
  @HttpCode(200)
  @Allow('duties.write')
  @Answers(Check, 'Records that a check was done; what it blocked is there again')
  done(@Param('id') id: string, @Body() body: CheckDone, @CurrentUser() principal: Principal): Promise<Check> {
    return this.checks.done(principal, idOr404(id, 'check'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('duties.write')
  @Answers(null, 'Takes a check off the list; what it blocked is there again')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.checks.remove(principal, idOr404(id, 'check'));
  }
}
