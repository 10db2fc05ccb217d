import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../access/index.js';
import { contentPolicy } from '../files/content-policy.js';
import { PackedFiles } from '../files/packed-files.js';
import { notFound } from '../problems/problem.js';
import { Answers } from './answers.js';
import { ApiDocument } from './api-document.js';
import { DOCS_PAGE, DOCS_START } from './docs-page.js';

const START = 'start.js';
const FILES: Record<string, string> = {
  [START]: 'text/javascript; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};

function pathOf(file: string): string {
  // swagger-ui-dist comes with @nestjs/swagger and is looked for from there
  return createRequire(createRequire(import.meta.url).resolve('@nestjs/swagger')).resolve(`swagger-ui-dist/${file}`);
}

@Controller()
export class OpenApiController {
  private readonly files = new PackedFiles();

  constructor(private readonly document: ApiDocument) {}

  @Get('openapi.json')
  @Public()
  @Answers(null, 'This document')
  read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    void reply.type('application/json; charset=utf-8');
    const load = async (): Promise<Buffer> => Buffer.from(JSON.stringify(await this.document.get()));
    return this.files.answer('openapi.json', load, request, reply);
  }

  @Get('docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', contentPolicy({ makesElementsOfText: true }))
  @Answers(null, 'This document as a page to browse')
  page(): string {
    return DOCS_PAGE;
  }

  @Get('docs/:file')
  @Public()
  @Answers(null, 'What that page is made of')
  async file(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
    if (type === undefined) throw notFound('file');
    void reply.type(type);
    return this.files.answer(file, async () => (file === START ? Buffer.from(DOCS_START) : readFile(pathOf(file))), request, reply);
  }
}
