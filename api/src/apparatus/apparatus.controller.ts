import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { Apparatus, ApparatusBody, ApparatusChange, ApparatusChanged, ApparatusQuery, Availability, AvailabilityQuery } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { idOr404, type Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { ApparatusQueries } from './apparatus.queries.js';
import { ApparatusService } from './apparatus.service.js';

@Controller('apparatus')
export class ApparatusController {
  constructor(
    private readonly apparatus: ApparatusService,
    private readonly queries: ApparatusQueries,
  ) {}

  @Get()
  @Allow('apparatus.read')
  @Answers(Apparatus, 'What the school owns, by name', 'page')
  list(@Query() query: ApparatusQuery, @Who() asker: Asker): Promise<Page<Apparatus>> {
    return this.queries.list(asker.schoolId, query);
  }

  @Get(':id')
  @Allow('apparatus.read')
  @Answers(Apparatus, 'One apparatus')
  one(@Param('id') id: string, @Who() asker: Asker): Promise<Apparatus> {
    return this.queries.one(asker.schoolId, idOr404(id, 'apparatus'));
  }

  @Get(':id/availability')
  @Allow('apparatus.read')
  @Answers(Availability, 'What is held and free from one instant to another, at most 92 days, in steps at each change', 'array')
  availability(@Param('id') id: string, @Query() query: AvailabilityQuery, @Who() asker: Asker): Promise<Availability[]> {
    return this.queries.availability(asker.schoolId, idOr404(id, 'apparatus'), query);
  }

  @Post()
  @Allow('apparatus.write')
  @Answers(Apparatus, 'Adds apparatus')
  add(@Body() body: ApparatusBody, @Who() asker: Asker): Promise<Apparatus> {
    return this.apparatus.add(asker, body);
  }

  @Put(':id')
  @Allow('apparatus.write')
  @Answers(ApparatusChanged, 'Changes apparatus; requisitions that this leaves short are marked and listed, none is cancelled')
  change(@Param('id') id: string, @Body() body: ApparatusChange, @Who() asker: Asker): Promise<ApparatusChanged> {
    return this.apparatus.change(asker, idOr404(id, 'apparatus'), body);
  }
}
