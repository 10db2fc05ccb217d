import { Module } from '@nestjs/common';
import { LogController } from './log.controller.js';
import { LogQueries } from './log.queries.js';
import { LogService } from './log.service.js';

/** A technician's own log of unpaid and other minutes, private until shared. */
@Module({ controllers: [LogController], providers: [LogQueries, LogService] })
export class LogModule {}
