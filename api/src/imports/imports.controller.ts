import { Controller, Get, HttpCode, Param, Post, Query, Req, UseGuards } from '@nestjs/common';
import { IMPORT_KINDS, IMPORT_MODES, ImportAnswer, ImportsQuery, ImportTaken, ImportUndone } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers, TakesForm } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { ImportsListQueries } from './imports-list.queries.js';
import { ImportsService } from './imports.service.js';
import { ReadFirst } from './read-first.js';
import { UndoImport } from './undo-import.js';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly list: ImportsListQueries,
    private readonly undoing: UndoImport,
  ) {}

  @Get()
  @Allow('imports.write')
  @Answers(ImportTaken, 'Files that were taken in, the newest first', 'page')
  taken(@CurrentUser() principal: Principal, @Query() query: ImportsQuery): Promise<Page<ImportTaken>> {
    return this.list.list(principal.schoolId, query);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Allow('imports.write')
  @Answers(ImportUndone, 'Takes an import back')
  undo(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<ImportUndone> {
    return this.undoing.undo(principal, id);
  }

  @Post()
  @HttpCode(200)
  @Allow('imports.write')
  @Paced('file')
  @UseGuards(ReadFirst)
  @TakesForm(
    {
      file: { type: 'string', format: 'binary', description: 'CSV of at most 20 MB, 20,000 rows that are not empty, and 200 columns' },
      kind: { type: 'string', enum: [...IMPORT_KINDS] },
      mode: { type: 'string', enum: [...IMPORT_MODES] },
      mapping: { type: 'string', description: "JSON: our column to the file's header" },
      from: { type: 'string', format: 'date' },
      acceptUnread: { type: 'string', enum: ['true', 'false'] },
      only: { type: 'string', description: 'JSON: {departments?, teachers?, years?}' },
    },
    ['file', 'kind', 'mode'],
  )
  @Answers(ImportAnswer, 'Takes a file in, or tells what taking it in would do')
  async take(@Req() request: FastifyRequest, @CurrentUser() principal: Principal): Promise<ImportAnswer> {
    return this.imports.take(principal, await ReadFirst.of(request));
  }
}
