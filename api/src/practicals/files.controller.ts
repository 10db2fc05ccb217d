import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { PracticalFiles } from './practical-files.js';
import { isShown } from './told-by-content.js';

/** Nothing in a file is a page: no script runs in it, and it reaches nothing. A browser's own reader of PDFs works in no sandbox. */
const FILE_POLICY = "default-src 'none'; sandbox";

/** Files of practicals, as they came. */
@Controller('files')
export class FilesController {
  constructor(private readonly files: PracticalFiles) {}

  @Get(':id')
  @Allow('practicals.read')
  @Answers(null, 'A file of a practical, of its own type; to be saved unless it is a picture or a PDF')
  async read(
    @Param('id') id: string,
    @CurrentUser() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { name, type, content } = await this.files.read(principal.schoolId, idOr404(id, 'file'));
    void reply
      .type(type)
      .header('content-disposition', `${isShown(type) ? 'inline' : 'attachment'}; filename*=UTF-8''${encodedName(name)}`)
      .header('x-content-type-options', 'nosniff');
    if (type !== 'application/pdf') void reply.header('content-security-policy', FILE_POLICY);
    return content;
  }
}

/** A name as RFC 5987 writes it in a header. */
function encodedName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
