import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { SubstancesModule } from '../substances/index.js';
import { KeptLexicons } from './kept-lexicons.js';
import { PlainRequestsController } from './plain-requests.controller.js';
import { ReadPlainRequest } from './read-plain-request.js';

/** Requests in plain words, read as drafts. */
@Module({
  imports: [CalendarModule, SubstancesModule],
  controllers: [PlainRequestsController],
  providers: [KeptLexicons, ReadPlainRequest],
})
export class PlainRequestsModule {}
