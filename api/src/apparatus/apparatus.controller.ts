import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  Apparatus,
  ApparatusBody,
  ApparatusChange,
  ApparatusChanged,
  ApparatusQuery,
  Availability,
  AvailabilityQuery,
  ListedApparatus,
  Timeline,
  TimelineQuery,
} from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { JsonText, Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { ApparatusList } from './apparatus-list.js';
import { ApparatusQueries } from './apparatus.queries.js';
import { ApparatusService } from './apparatus.service.js';
import { TimelineQueries } from './timeline.queries.js';

@Controller('apparatus')
export class ApparatusController {
  constructor(
    private readonly apparatus: ApparatusService,
    private readonly queries: ApparatusQueries,
    private readonly times: TimelineQueries,
    private readonly whole: ApparatusList,
  ) {}

  @Get()
  @Allow('apparatus.read')
  @Answers(ListedApparatus, 'What the school owns, by name', 'page')
  async list(
    @Query() query: ApparatusQuery,
    @CurrentUser() principal: Principal,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ListedApparatus> | Buffer> {
    if (query.format !== 'csv' && (query.format === 'json' || !accept?.includes('text/csv')))
      return this.queries.list(principal.schoolId, query);
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="apparatus.csv"');
    return Buffer.from(await this.whole.csv(principal.schoolId));
  }

  @Get('timeline')
  @Allow('apparatus.read')
  @Answers(Timeline, 'What is free of the apparatus in each period of at most 62 days, and to those who see all requests who has it')
  timeline(@Query() query: TimelineQuery, @CurrentUser() principal: Principal): Promise<JsonText<Timeline>> {
    return this.times.timeline(principal, query);
  }

  @Get(':id')
  @Allow('apparatus.read')
  @Answers(Apparatus, 'One apparatus')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Apparatus> {
    return this.queries.one(principal.schoolId, idOr404(id, 'apparatus'));
  }

  @Get(':id/availability')
  @Allow('apparatus.read')
  @Answers(Availability, 'What is held and free from one instant to another, at most 92 days, in steps at each change', 'array')
  availability(@Param('id') id: string, @Query() query: AvailabilityQuery, @CurrentUser() principal: Principal): Promise<Availability[]> {
    return this.queries.availability(principal.schoolId, idOr404(id, 'apparatus'), query);
  }

  @Post()
  @Allow('apparatus.write')
  @Answers(Apparatus, 'Adds apparatus')
  add(@Body() body: ApparatusBody, @CurrentUser() principal: Principal): Promise<Apparatus> {
    return this.apparatus.add(principal, body);
  }

  @Put(':id')
  @Allow('apparatus.write')
  @Answers(ApparatusChanged, 'Changes apparatus; requisitions that this leaves short are marked and listed, none is cancelled')
  change(@Param('id') id: string, @Body() body: ApparatusChange, @CurrentUser() principal: Principal): Promise<ApparatusChanged> {
    return this.apparatus.change(principal, idOr404(id, 'apparatus'), body);
  }

  @Delete(':id')
  @Allow('apparatus.write')
  @Answers(ApparatusChanged, 'Retires apparatus: it is on no list and none of it is there; requisitions that hold it are marked short')
  retire(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<ApparatusChanged> {
    return this.apparatus.retire(principal, idOr404(id, 'apparatus'));
  }
}
