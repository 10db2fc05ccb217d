import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { type Practical, PracticalBody, PracticalChange, PracticalQuery, type PracticalSummary, type StarterLoaded } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { idOr404, type Page } from '../core/http/index.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';
import { StarterLibrary } from './starter-library.js';

@Controller('practicals')
export class PracticalsController {
  constructor(
    private readonly practicals: PracticalsService,
    private readonly queries: PracticalsQueries,
    private readonly starter: StarterLibrary,
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

  @Post('starter-library')
  @HttpCode(200)
  @Allow('departments.write')
  async start(@Who() asker: Asker): Promise<StarterLoaded> {
    const { practicals, apparatus } = await this.starter.load(asker.schoolId, asker.personId);
    return { practicals, apparatus };
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
