import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { Scheme, SchemeBody, SchemeChange, SchemesQuery } from '@app/shared';
import type { FastifyReply } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { asksCsv, csvText, type Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { SchemesQueries } from './schemes.queries.js';
import { SchemesService } from './schemes.service.js';

@Controller('schemes')
export class SchemesController {
  constructor(
    private readonly schemes: SchemesService,
    private readonly queries: SchemesQueries,
  ) {}

  @Get()
  @Allow('schemes.read')
  @Answers(
    Scheme,
    'Schemes of work by year and name; as CSV all of them, a row for each step, in the columns of the file that comes in',
    'page',
  )
  async list(
    @CurrentUser() principal: Principal,
    @Query() query: SchemesQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<Scheme> | string> {
    if (!asksCsv(query.format, accept)) return this.queries.list(principal.schoolId, query);
    void reply.type('text/csv; charset=utf-8').header('Content-Disposition', 'attachment; filename="schemes.csv"');
    return csvText(...(await this.queries.table(principal.schoolId)));
  }

  @Get(':id')
  @Allow('schemes.read')
  @Answers(Scheme, 'A scheme with its steps, and the classes that follow it')
  one(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<Scheme> {
    return this.queries.one(principal.schoolId, idOr404(id, 'scheme'));
  }

  @Post()
  @Allow('schemes.write')
  @Answers(Scheme, 'Adds a scheme of work')
  add(@CurrentUser() principal: Principal, @Body() body: SchemeBody): Promise<Scheme> {
    return this.schemes.add(principal, body);
  }

  @Put(':id')
  @Allow('schemes.write')
  @Answers(Scheme, 'Writes a scheme anew, with all its steps')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: SchemeChange): Promise<Scheme> {
    return this.schemes.change(principal, idOr404(id, 'scheme'), body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('schemes.write')
  @Answers(null, 'Takes a scheme away that no class follows')
  remove(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<void> {
    return this.schemes.remove(principal, idOr404(id, 'scheme'));
  }
}
