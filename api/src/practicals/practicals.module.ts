import { Module } from '@nestjs/common';
import { ApparatusModule } from '../apparatus/index.js';
import { SubstancesModule } from '../substances/index.js';
import { NewerVersions } from './newer-version.js';
import { PracticalsController } from './practicals.controller.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';
import { StarterLibrary } from './starter-library.js';

/** The library of practicals with their kit lists. */
@Module({
  imports: [ApparatusModule, SubstancesModule],
  controllers: [PracticalsController],
  providers: [PracticalsService, PracticalsQueries, StarterLibrary, NewerVersions],
  exports: [NewerVersions, StarterLibrary],
})
export class PracticalsModule {}
