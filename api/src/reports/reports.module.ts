import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { DrawPaper } from './draw-paper.js';
import { DrawReports } from './draw-reports.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';

/** What is told of a department to those who lead it: lateness, hours for the science taught, what technicians do. It reads and never writes. */
@Module({ imports: [CalendarModule], controllers: [ReportsController], providers: [DrawPaper, DrawReports, ReportsQueries] })
export class ReportsModule {}
