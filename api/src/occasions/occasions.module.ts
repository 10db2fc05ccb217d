import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { MergeOccasions } from './merge-occasions.js';
import { OccasionNames } from './occasion-names.js';
import { OccasionsController } from './occasions.controller.js';
import { OccasionsQueries } from './occasions.queries.js';
import { OccasionsService } from './occasions.service.js';
import { WriteOccasion } from './write-occasion.js';
import { TakeBackOccasion } from './take-back-occasion.js';

/** Clubs, open evenings, trips: what no timetable has, and is asked for like a lesson. */
@Module({
  imports: [CalendarModule],
  controllers: [OccasionsController],
  providers: [MergeOccasions, OccasionNames, OccasionsQueries, OccasionsService, TakeBackOccasion, WriteOccasion],
})
export class OccasionsModule {}
