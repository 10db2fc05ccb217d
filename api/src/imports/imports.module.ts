import { Module } from '@nestjs/common';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { WriteTimetable } from './write-timetable.js';

@Module({ controllers: [ImportsController], providers: [ImportsService, ImportsQueries, WriteTimetable] })
export class ImportsModule {}
