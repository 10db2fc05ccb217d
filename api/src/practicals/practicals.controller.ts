import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  LearntEstimates,
  LibraryFile,
  LibraryPractical,
  PracticalBody,
  PracticalChange,
  PracticalList,
  PracticalQuery,
  StarterLoaded,
} from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { ExportPracticals } from './export-practicals.js';
import { LearntEstimatesQueries } from './learnt-estimates.js';
import { PracticalPage } from './practical-page.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';
import { StarterLibrary } from './starter-library.js';

@Controller('practicals')
export class PracticalsController {
  constructor(
    private readonly practicals: PracticalsService,
    private readonly queries: PracticalsQueries,
    private readonly page: PracticalPage,
    private readonly starter: StarterLibrary,
    private readonly exports: ExportPracticals,
    private readonly learnt: LearntEstimatesQueries,
  ) {}

  @Get()
  @Allow('practicals.read')
  @Answers(PracticalList, 'The library, by words in order of fit, with how many of the whole result there are of each kind')
  search(@Query() query: PracticalQuery, @CurrentUser() principal: Principal): Promise<PracticalList> {
    return this.queries.search(principal.schoolId, query);
  }

  @Get('export')
  @Allow('practicals.read')
  @Header('content-disposition', 'attachment; filename="practicals.json"')
  @Answers(LibraryFile, 'The library as one file without ids, kit by its name, for another school to take in')
  export(@CurrentUser() principal: Principal): Promise<LibraryFile> {
    return this.exports.file(principal.schoolId);
  }

  @Get('estimates')
  @Allow('practicals.write')
  @Answers(LearntEstimates, 'Estimates that differ from what was measured five times or more, to be taken one by one or left')
  estimates(@CurrentUser() principal: Principal): Promise<LearntEstimates> {
    return this.learnt.list(principal.schoolId);
  }

  @Get(':id')
  @Allow('practicals.read')
  @Answers(LibraryPractical, 'A practical with its kit list')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<LibraryPractical> {
    return this.page.show(principal, idOr404(id, 'practical'));
  }

  @Post()
  @Allow('practicals.write')
  @Answers(LibraryPractical, 'Adds a practical')
  async add(@Body() body: PracticalBody, @CurrentUser() principal: Principal): Promise<LibraryPractical> {
    const { id } = await this.practicals.add(principal, body);
    return this.page.show(principal, id);
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
  @Answers(LibraryPractical, 'Makes a new version of a practical; requisitions keep theirs')
  async change(@Param('id') id: string, @Body() body: PracticalChange, @CurrentUser() principal: Principal): Promise<LibraryPractical> {
    await this.practicals.change(principal, idOr404(id, 'practical'), body);
    return this.page.show(principal, id);
  }

  @Post(':id/restore')
  @HttpCode(200)
  @Allow('practicals.write')
  @Answers(LibraryPractical, 'Brings a practical that was archived back into the library, as it was')
  async restore(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<LibraryPractical> {
    await this.practicals.restore(principal, idOr404(id, 'practical'));
    return this.page.show(principal, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('practicals.write')
  @Answers(null, 'Takes a practical out of the library; requisitions keep theirs')
  archive(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.practicals.archive(principal, idOr404(id, 'practical'));
  }
}
