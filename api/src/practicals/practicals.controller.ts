import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Practical, PracticalBody, PracticalChange, PracticalQuery, PracticalSummary, StarterLoaded } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
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
  @Answers(PracticalSummary, 'The library, by words in order of fit', 'page')
  search(@Query() query: PracticalQuery, @CurrentUser() principal: Principal): Promise<Page<PracticalSummary>> {
    return this.queries.search(principal.schoolId, query);
  }

  @Get(':id')
  @Allow('practicals.read')
  @Answers(Practical, 'A practical with its kit list')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Practical> {
    return this.queries.show(principal, idOr404(id, 'practical'));
  }

  @Post()
  @Allow('practicals.write')
  @Answers(Practical, 'Adds a practical')
  async add(@Body() body: PracticalBody, @CurrentUser() principal: Principal): Promise<Practical> {
    return this.queries.described(principal, await this.practicals.add(principal, body));
  }

  @Post('starter-library')
  @HttpCode(200)
  @Allow('departments.write')
  @Answers(StarterLoaded, 'Adds the starter library to what the school has')
  async start(@CurrentUser() principal: Principal): Promise<StarterLoaded> {
    const { practicals, apparatus } = await this.starter.load(principal.schoolId, principal.personId);
    return { practicals, apparatus };
  }

  @Put(':id')
  @Allow('practicals.write')
  @Answers(Practical, 'Makes a new version of a practical; requisitions keep theirs')
  async change(@Param('id') id: string, @Body() body: PracticalChange, @CurrentUser() principal: Principal): Promise<Practical> {
    return this.queries.described(principal, await this.practicals.change(principal, idOr404(id, 'practical'), body));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('practicals.write')
  @Answers(null, 'Takes a practical out of the library; requisitions keep theirs')
  archive(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.practicals.archive(principal, idOr404(id, 'practical'));
  }
}
