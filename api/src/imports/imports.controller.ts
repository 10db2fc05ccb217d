import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { IMPORT_KINDS, IMPORT_MODES, ImportAnswer } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers, TakesForm } from '../core/openapi/index.js';
import { ImportsService } from './imports.service.js';
import { readUpload } from './read-upload.js';

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @HttpCode(200)
  @Allow('imports.write')
  @TakesForm(
    {
      file: { type: 'string', format: 'binary' },
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
    return this.imports.take(principal, await readUpload(request));
  }
}
