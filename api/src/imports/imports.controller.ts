import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import {
  IMPORT_KINDS,
  IMPORT_MODES,
  ImportAnswer,
  ImportFound,
  ImportRun,
  ImportRuns as RunsAnswer,
  ImportsQuery,
  ImportTaken,
  ImportUndone,
} from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers, TakesForm } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { ImportRuns } from './import-runs.js';
import { ImportsListQueries } from './imports-list.queries.js';
import { ImportsService } from './imports.service.js';
import { ReadFirst } from './read-first.js';
import { TakeApart } from './take-apart.js';
import { TakeFile } from './take-file.js';
import { UndoImport } from './undo-import.js';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly list: ImportsListQueries,
    private readonly undoing: UndoImport,
    private readonly runs: ImportRuns,
    private readonly apart: TakeApart,
    private readonly files: TakeFile,
  ) {}

  @Get()
  @Allow('imports.write')
  @Answers(ImportTaken, 'Files that were taken in, the newest first', 'page')
  taken(@CurrentUser() principal: Principal, @Query() query: ImportsQuery): Promise<Page<ImportTaken>> {
    return this.list.list(principal.schoolId, query);
  }

  @Get('runs')
  @Allow('imports.write')
  @Answers(RunsAnswer, 'Files that were sent within a day, and how far each has come')
  async recent(@CurrentUser() principal: Principal): Promise<RunsAnswer> {
    return { items: await this.runs.recent(principal.schoolId) };
  }

  @Get(':id')
  @Allow('imports.write')
  @Answers(ImportFound, 'How far a file has come, and once it is done what came of it')
  one(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<ImportFound> {
    return this.runs.one(principal.schoolId, id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @Allow('imports.write')
  @Answers(ImportUndone, 'Takes an import back')
  async undo(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<ImportUndone> {
    return (await this.files.undo(principal, idOr404(id, 'import'))) ?? this.undoing.undo(principal, id);
  }

  @Post()
  @HttpCode(200)
  @Allow('imports.write', 'stock.write')
  @Paced('file')
  @UseGuards(ReadFirst)
  @TakesForm(
    {
      file: {
        type: 'string',
        format: 'binary',
        description:
          'CSV of at most 20 MB, 20,000 rows that are not empty, and 200 columns; of practicals the JSON that their export answers',
      },
      kind: { type: 'string', enum: [...IMPORT_KINDS] },
      mode: { type: 'string', enum: [...IMPORT_MODES] },
      mapping: { type: 'string', description: "JSON: our column to the file's header" },
      from: { type: 'string', format: 'date' },
      acceptUnread: { type: 'string', enum: ['true', 'false'] },
      only: { type: 'string', description: 'JSON: {departments?, teachers?, years?}' },
      answers: { type: 'string', description: "JSON, of a list of stock: {row: {column: text, alike?: 'first' | 'this' | 'together'}}" },
    },
    ['file', 'kind', 'mode'],
  )
  @Answers(ImportAnswer, 'Takes a file in, or tells what taking it in would do')
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentUser() principal: Principal,
  ): Promise<ImportAnswer | ImportRun> {
    const read = await ReadFirst.of(request);
    if ('ofFeature' in read) return this.files.take(principal, read.ofFeature);
    if (!('apart' in read)) return this.imports.take(principal, read);
    const run = await this.apart.begin(principal, read.apart);
    void reply.status(202).header('location', `/api/imports/${run.id}`).header('preference-applied', 'respond-async');
    return run;
  }
}
