import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Substance, SubstanceBody, SubstanceChange, SubstanceQuery } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { SubstancesQueries } from './substances.queries.js';
import { SubstancesService } from './substances.service.js';

@Controller('substances')
export class SubstancesController {
  constructor(
    private readonly substances: SubstancesService,
    private readonly queries: SubstancesQueries,
  ) {}

  @Get()
  @Allow('substances.read')
  @Answers(
    Substance,
    'Chemicals with their molar masses and hazard bands, by name: the school’s own and those that come with the program',
    'page',
  )
  list(@Query() query: SubstanceQuery, @CurrentUser() principal: Principal): Promise<Page<Substance>> {
    return this.queries.list(principal, query);
  }

  @Get(':id')
  @Allow('substances.read')
  @Answers(Substance, 'One chemical')
  one(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Substance> {
    return this.queries.one(principal, idOr404(id, 'substance'));
  }

  @Post()
  @Allow('substances.write')
  @Answers(Substance, 'Adds a chemical of the school’s own; one of a name that comes with the program is written over that')
  add(@Body() body: SubstanceBody, @CurrentUser() principal: Principal): Promise<Substance> {
    return this.substances.add(principal, body);
  }

  @Put(':id')
  @Allow('substances.write')
  @Answers(Substance, 'Writes a chemical anew, as the school’s own cards say it; what the school wrote wins')
  change(@Param('id') id: string, @Body() body: SubstanceChange, @CurrentUser() principal: Principal): Promise<Substance> {
    return this.substances.change(principal, idOr404(id, 'substance'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('substances.write')
  @Answers(null, 'Takes what the school wrote away; what came with the program counts again')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.substances.remove(principal, idOr404(id, 'substance'));
  }
}
