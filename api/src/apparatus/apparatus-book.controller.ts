import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApparatusUse,
  BreakageAnswer,
  BreakageBody,
  BreakageEntry,
  BreakagesQuery,
  RepairBody,
  UseBackBody,
  UseBody,
  UsesQuery,
} from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { BreakageBook } from './breakage-book.queries.js';
import { Breakages } from './breakages.js';
import { Uses } from './uses.js';

/** What is written down of one apparatus: what broke, what was repaired, and who used it. */
@Controller('apparatus/:id')
export class ApparatusBookController {
  constructor(
    private readonly breakages: Breakages,
    private readonly book: BreakageBook,
    private readonly uses: Uses,
  ) {}

  @Get('breakages')
  @Allow('apparatus.write')
  @Answers(BreakageEntry, 'What broke and was repaired, with what it cost, the newest first', 'page')
  broken(@Param('id') id: string, @Query() query: BreakagesQuery, @CurrentUser() principal: Principal): Promise<Page<BreakageEntry>> {
    return this.book.of(principal.schoolId, idOr404(id, 'apparatus'), query);
  }

  @Post('breakages')
  @Allow('apparatus.read')
  @Answers(
    BreakageAnswer,
    'Takes what broke out of service; the newest holds that no longer fit are cut and their requisitions marked short',
  )
  report(@Param('id') id: string, @Body() body: BreakageBody, @CurrentUser() principal: Principal): Promise<BreakageAnswer> {
    return this.breakages.report(principal, idOr404(id, 'apparatus'), body);
  }

  @Post('repairs')
  @Allow('apparatus.write')
  @Answers(BreakageAnswer, 'Puts what was repaired back into service; requisitions that went short of it are filled, the oldest first')
  repair(@Param('id') id: string, @Body() body: RepairBody, @CurrentUser() principal: Principal): Promise<BreakageAnswer> {
    return this.breakages.repair(principal, idOr404(id, 'apparatus'), body);
  }

  @Get('uses')
  @Allow('apparatus.read')
  @Answers(ApparatusUse, 'Who used it when, the newest first', 'page')
  used(@Param('id') id: string, @Query() query: UsesQuery, @CurrentUser() principal: Principal): Promise<Page<ApparatusUse>> {
    return this.uses.list(principal.schoolId, idOr404(id, 'apparatus'), query);
  }

  @Post('uses')
  @Allow('apparatus.read')
  @Answers(ApparatusUse, 'Writes down that whoever asks used it; where people are named who may, only by one of them')
  use(@Param('id') id: string, @Body() body: UseBody, @CurrentUser() principal: Principal): Promise<ApparatusUse> {
    return this.uses.add(principal, idOr404(id, 'apparatus'), body);
  }

  @Put('uses/:useId')
  @Allow('apparatus.read')
  @Answers(ApparatusUse, 'Writes down that what was out is back, by whoever took it or by a technician')
  back(
    @Param('id') id: string,
    @Param('useId') useId: string,
    @Body() body: UseBackBody,
    @CurrentUser() principal: Principal,
  ): Promise<ApparatusUse> {
    return this.uses.back(principal, idOr404(id, 'apparatus'), idOr404(useId, 'use'), body);
  }
}
