import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/index.js';
import { notFound } from '../problems/problem.js';
import { Answers } from './answers.js';
import { ApiDocument } from './api-document.js';
import { DOCS_PAGE, DOCS_START } from './docs-page.js';

const FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

function pathOf(file: string): string {
  // swagger-ui-dist comes with @nestjs/swagger and is looked for from there
  return createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve(`swagger-ui-dist/${file}`);
}

@Controller()
export class OpenApiController {
  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Public()
  @Answers(null, 'This document')
  read(): Promise<OpenAPIObject> {
    return this.document.get();
  }

  @Get('docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Answers(null, 'This document as a page to browse')
  page(): string {
    return DOCS_PAGE;
  }

  @Get('docs/:file')
  @Public()
  @Answers(null, 'What that page is made of')
  async file(@Param('file') file: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    if (file === 'start.js') {
      void reply.type('text/javascript; charset=utf-8');
      return DOCS_START;
    }
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (type === undefined) throw notFound('file');
    void reply.type(type);
    return readFile(pathOf(file), 'utf8');
  }
}
