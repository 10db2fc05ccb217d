import { Module } from '@nestjs/common';
import { ApparatusController } from './apparatus.controller.js';
import { ApparatusQueries } from './apparatus.queries.js';
import { ApparatusService } from './apparatus.service.js';
import { Breakages } from './breakages.js';
import { FreeKit } from './free-kit.js';
import { Holds } from './holds.js';
import { ShortHolds } from './short-holds.js';
import { TakeBackBreakage } from './take-back-breakage.js';

/** What the school owns, where it lives, and who holds it when. */
@Module({
  controllers: [ApparatusController],
  providers: [ApparatusService, ApparatusQueries, ShortHolds, FreeKit, Holds, Breakages, TakeBackBreakage],
  exports: [ApparatusService, FreeKit, Holds, Breakages, ShortHolds],
})
export class ApparatusModule {}
