import { Module } from '@nestjs/common';
import { PracticalsController } from './practicals.controller.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';
import { StarterLibrary } from './starter-library.js';

/** The library of practicals with their kit lists. */
@Module({
  controllers: [PracticalsController],
  providers: [PracticalsService, PracticalsQueries, StarterLibrary],
  exports: [StarterLibrary],
})
export class PracticalsModule {}
