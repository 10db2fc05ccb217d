import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse } from '@nestjs/swagger';
import { IMPORT_KINDS, IMPORT_MODES, ImportAnswer } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { ImportsService } from './imports.service.js';
import { readUpload } from './read-upload.js';

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** Takes a file in, or tells what taking it in would do. */
  @Post()
  @HttpCode(200)
  @Allow('imports.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'kind', 'mode'],
      properties: {
        file: { type: 'string', format: 'binary' },
        kind: { type: 'string', enum: [...IMPORT_KINDS] },
        mode: { type: 'string', enum: [...IMPORT_MODES] },
        mapping: { type: 'string', description: "JSON: our column to the file's header" },
        from: { type: 'string', format: 'date' },
      },
    },
  })
  @ApiOkResponse({ type: ImportAnswer })
  async take(@Req() request: FastifyRequest, @Who() asker: Asker): Promise<ImportAnswer> {
    return this.imports.take(asker, await readUpload(request));
  }
}
