import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, UseGuards } from '@nestjs/common';
import { CopyBody, LibraryPractical, NoteBody, PracticalFile, PracticalNote, PracticalVersion } from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers, TakesForm } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { CopyPractical } from './copy-practical.js';
import { PracticalFiles } from './practical-files.js';
import { PracticalNotes } from './practical-notes.js';
import { PracticalPage } from './practical-page.js';
import { PracticalVersions } from './practical-versions.js';
import { ReadPracticalFile } from './read-practical-file.js';

/** What belongs to one practical: its notes, its versions, its copies. */
@Controller('practicals/:id')
export class LibraryController {
  constructor(
    private readonly notes: PracticalNotes,
    private readonly files: PracticalFiles,
    private readonly copies: CopyPractical,
    private readonly versions: PracticalVersions,
    private readonly page: PracticalPage,
  ) {}

  @Post('notes')
  @Allow('practicals.note')
  @Answers(PracticalNote, 'Leaves a note for whoever asks for a practical next')
  note(@Param('id') id: string, @Body() body: NoteBody, @CurrentUser() principal: Principal): Promise<PracticalNote> {
    return this.notes.add(principal, idOr404(id, 'practical'), body.text);
  }

  @Delete('notes/:noteId')
  @HttpCode(204)
  @Allow('practicals.note')
  @Answers(null, 'Takes a note away: one’s own, or any for who changes the library')
  removeNote(@Param('id') id: string, @Param('noteId') noteId: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.notes.remove(principal, idOr404(id, 'practical'), noteId);
  }

  @Post('files')
  @Allow('practicals.write')
  @Paced('file')
  @UseGuards(ReadPracticalFile)
  @TakesForm(
    { file: { type: 'string', format: 'binary', description: 'PNG, JPEG, WebP, PDF, plain text or an Office document, of at most 20 MB' } },
    ['file'],
  )
  @Answers(PracticalFile, 'Keeps a worksheet or a diagram beside a practical')
  addFile(@Param('id') id: string, @Req() request: FastifyRequest, @CurrentUser() principal: Principal): Promise<PracticalFile> {
    return this.files.add(principal, idOr404(id, 'practical'), ReadPracticalFile.of(request));
  }

  @Delete('files/:fileId')
  @HttpCode(204)
  @Allow('practicals.write')
  @Answers(null, 'Takes a file of a practical away, for good')
  removeFile(@Param('id') id: string, @Param('fileId') fileId: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.files.remove(principal, idOr404(id, 'practical'), fileId);
  }

  @Get('versions')
  @Allow('practicals.read')
  @Answers(PracticalVersion, 'What a practical was, the newest version first, with what differs from the one before', 'array')
  versionsOf(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<PracticalVersion[]> {
    return this.versions.list(principal.schoolId, idOr404(id, 'practical'));
  }

  @Post('copy')
  @Allow('practicals.write')
  @Answers(LibraryPractical, 'Makes a copy of a practical, to be changed')
  async copy(@Param('id') id: string, @Body() body: CopyBody, @CurrentUser() principal: Principal): Promise<LibraryPractical> {
    const copy = await this.copies.copy(principal, idOr404(id, 'practical'), body.title ?? undefined);
    return this.page.show(principal, copy.id);
  }
}
