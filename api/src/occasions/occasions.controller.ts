import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { OccasionBody, OccasionChange, OccasionQuery, OccasionView } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { OccasionsQueries } from './occasions.queries.js';
import { OccasionsService } from './occasions.service.js';

/** What is outside the timetable. */
@Controller('occasions')
export class OccasionsController {
  constructor(
    private readonly queries: OccasionsQueries,
    private readonly occasions: OccasionsService,
  ) {}

  @Get()
  @Allow('lessons.read')
  @Answers(OccasionView, 'One’s own occasions, or those of a department', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: OccasionQuery): Promise<Page<OccasionView>> {
    return this.queries.list(principal, query);
  }

  @Get(':id')
  @Allow('lessons.read')
  @Answers(OccasionView, 'An occasion with its lessons')
  one(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<OccasionView> {
    return this.queries.one(principal, id);
  }

  @Post()
  @Allow('requisitions.ask')
  @Paced('request')
  @Answers(OccasionView, 'Adds an occasion; its lessons are asked for as any lesson is')
  add(@CurrentUser() principal: Principal, @Body() body: OccasionBody): Promise<OccasionView> {
    return this.occasions.add(principal, body);
  }

  @Put(':id')
  @Allow('requisitions.ask')
  @Answers(OccasionView, 'Changes the dates of an occasion that are still to come')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: OccasionChange): Promise<OccasionView> {
    return this.occasions.change(principal, id, body);
  }

  @Delete(':id')
  @Allow('requisitions.ask')
  @HttpCode(204)
  @Answers(null, 'Takes away the dates of an occasion that are still to come')
  drop(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<void> {
    return this.occasions.drop(principal, id);
  }
}
