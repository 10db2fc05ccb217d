import { Module } from '@nestjs/common';
import { ApparatusModule } from '../apparatus/index.js';
import { StockModule } from '../stock/index.js';
import { SubstancesModule } from '../substances/index.js';
import { CopyPractical } from './copy-practical.js';
import { ExportPracticals } from './export-practicals.js';
import { FilesController } from './files.controller.js';
import { LearntEstimatesQueries } from './learnt-estimates.js';
import { LibraryController } from './library.controller.js';
import { NewerVersions } from './newer-version.js';
import { PracticalFiles } from './practical-files.js';
import { PracticalNotes } from './practical-notes.js';
import { PracticalPage } from './practical-page.js';
import { PracticalVersions } from './practical-versions.js';
import { PracticalsController } from './practicals.controller.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';
import { ReadPracticalFile } from './read-practical-file.js';
import { StarterLibrary } from './starter-library.js';
import { TakeBackLibrary } from './take-back-library.js';
import { TakeInPracticals } from './take-in-practicals.js';

/** The library of practicals with their kit lists. */
@Module({
  imports: [ApparatusModule, StockModule, SubstancesModule],
  controllers: [PracticalsController, LibraryController, FilesController],
  providers: [
    PracticalsService,
    PracticalNotes,
    PracticalFiles,
    ReadPracticalFile,
    ExportPracticals,
    TakeInPracticals,
    PracticalVersions,
    CopyPractical,
    TakeBackLibrary,
    PracticalsQueries,
    PracticalPage,
    StarterLibrary,
    NewerVersions,
    LearntEstimatesQueries,
  ],
  exports: [NewerVersions, StarterLibrary, TakeInPracticals],
})
export class PracticalsModule {}
