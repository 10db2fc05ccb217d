import { Module } from '@nestjs/common';
import { HistoryController } from './history.controller.js';
import { HistoryQueries } from './history.queries.js';

/** Who did what at a school, read from its events. */
@Module({ controllers: [HistoryController], providers: [HistoryQueries] })
export class HistoryModule {}
