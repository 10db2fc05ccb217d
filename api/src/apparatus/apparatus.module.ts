import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { ApparatusBookController } from './apparatus-book.controller.js';
import { ApparatusController } from './apparatus.controller.js';
import { ApparatusList } from './apparatus-list.js';
import { ApparatusQueries } from './apparatus.queries.js';
import { ApparatusService } from './apparatus.service.js';
import { BreakageBookController } from './breakage-book.controller.js';
import { BreakageBook } from './breakage-book.queries.js';
import { Breakages } from './breakages.js';
import { FreeKit } from './free-kit.js';
import { HeldDuring } from './held-during.js';
import { HeldKit } from './held-kit.js';
import { Holds } from './holds.js';
import { KitParts } from './kit-parts.js';
import { MachinesController } from './machines.controller.js';
import { MachinesQueries } from './machines.queries.js';
import { ShortHolds } from './short-holds.js';
import { TakeBackBreakage } from './take-back-breakage.js';
import { TimelineQueries } from './timeline.queries.js';
import { Uses } from './uses.js';

/** What the school owns, where it lives, and who holds it when. */
@Module({
  imports: [CalendarModule],
  controllers: [ApparatusController, ApparatusBookController, BreakageBookController, MachinesController],
  providers: [
    ApparatusService,
    ApparatusQueries,
    ApparatusList,
    TimelineQueries,
    MachinesQueries,
    KitParts,
    HeldKit,
    HeldDuring,
    ShortHolds,
    FreeKit,
    Holds,
    Breakages,
    TakeBackBreakage,
    BreakageBook,
    Uses,
  ],
  exports: [ApparatusService, ApparatusList, FreeKit, Holds, Breakages, ShortHolds],
})
export class ApparatusModule {}
