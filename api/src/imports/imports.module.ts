import { Module } from '@nestjs/common';
import { ApparatusModule } from '../apparatus/index.js';
import { CalendarModule } from '../calendar/index.js';
import { PracticalsModule } from '../practicals/index.js';
import { SchoolModule } from '../school/index.js';
import { StockModule } from '../stock/index.js';
import { SubstancesModule } from '../substances/index.js';
import { ApplyPlan } from './apply-plan.js';
import { FileKinds } from './file-kinds.js';
import { ImportApparatus } from './import-apparatus.js';
import { ImportRuns } from './import-runs.js';
import { ImportStock } from './import-stock.js';
import { ImportPracticals } from './import-practicals.js';
import { ImportsController } from './imports.controller.js';
import { ImportsListQueries } from './imports-list.queries.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { KeepImport } from './keep-import.js';
import { KeepWords } from './keep-words.js';
import { MergeWords } from './merge-words.js';
import { PrepareImport } from './prepare-import.js';
import { ReadFirst } from './read-first.js';
import { Reader } from './reader.js';
import { TakeApart } from './take-apart.js';
import { TakeBackDone } from './take-back-done.js';
import { TakeFile } from './take-file.js';
import { TakeBackImport } from './take-back-import.js';
import { UndoImport } from './undo-import.js';

@Module({
  imports: [SchoolModule, CalendarModule, PracticalsModule, ApparatusModule, StockModule, SubstancesModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    PrepareImport,
    Reader,
    ReadFirst,
    ImportsQueries,
    ApplyPlan,
    KeepImport,
    KeepWords,
    MergeWords,
    ImportsListQueries,
    ImportRuns,
    ImportStock,
    TakeApart,
    ImportPracticals,
    TakeBackDone,
    UndoImport,
    TakeBackImport,
    FileKinds,
    TakeFile,
    ImportApparatus,
  ],
  exports: [FileKinds],
})
export class ImportsModule {}
