import { Module } from '@nestjs/common';
import { ApparatusModule } from '../apparatus/index.js';
import { BlockedItems } from './blocked-items.js';
import { ChecksController } from './checks.controller.js';
import { ChecksQueries } from './checks.queries.js';
import { ChecksService } from './checks.service.js';
import { FollowTime } from './follow-time.js';
import { TakeBackCheck } from './take-back-check.js';

/** Checks of equipment: when they are due, when they were done, and what may not be used until they are. */
@Module({
  imports: [ApparatusModule],
  controllers: [ChecksController],
  providers: [BlockedItems, ChecksQueries, ChecksService, FollowTime, TakeBackCheck],
})
export class ChecksModule {}
