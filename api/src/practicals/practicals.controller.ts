import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type Practical, PracticalBody, PracticalChange, PracticalQuery, type PracticalSummary } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { idOr404, type Page } from '../core/http/index.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';

@Controller('practicals')
export class PracticalsController {
  constructor(
    private readonly practicals: PracticalsService,
    private readonly queries: PracticalsQueries,
  ) {}

  @Get()
  @Allow('practicals.read')
  search(@Query() query: PracticalQuery, @Who() asker: Asker): Promise<Page<PracticalSummary>> {
    return this.queries.search(asker.schoolId, query);
  }

  @Get(':id')
  @Allow('practicals.read')
  one(@Param('id') id: string, @Who() asker: Asker): Promise<Practical> {
    return this.queries.one(asker.schoolId, idOr404(id, 'practical'));
  }

  @Post()
  @Allow('practicals.write')
  add(@Body() body: PracticalBody, @Who() asker: Asker): Promise<Practical> {
    return this.practicals.add(asker, body);
  }

  @Put(':id')
  @Allow('practicals.write')
  change(@Param('id') id: string, @Body() body: PracticalChange, @Who() asker: Asker): Promise<Practical> {
    return this.practicals.change(asker, idOr404(id, 'practical'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('practicals.write')
  archive(@Param('id') id: string, @Who() asker: Asker): Promise<void> {
    return this.practicals.archive(asker, idOr404(id, 'practical'));
  }
}
