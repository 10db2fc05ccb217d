import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { SchoolModule } from '../school/index.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';

@Module({ imports: [SchoolModule, CalendarModule], controllers: [ImportsController], providers: [ImportsService, ImportsQueries] })
export class ImportsModule {}
