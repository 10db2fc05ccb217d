import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { CopyBody, LibraryPractical, NoteBody, PracticalNote, PracticalVersion } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { CopyPractical } from './copy-practical.js';
import { PracticalNotes } from './practical-notes.js';
import { PracticalPage } from './practical-page.js';
import { PracticalVersions } from './practical-versions.js';

/** What belongs to one practical: its notes, its versions, its copies. */
@Controller('practicals/:id')
export class LibraryController {
  constructor(
    private readonly notes: PracticalNotes,
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
