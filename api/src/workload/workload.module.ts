import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { PrepModule } from '../prep/index.js';
import { BoardController } from './board.controller.js';
import { BoardQueries } from './board.queries.js';
import { FiguresQueries } from './figures.queries.js';
import { JudgedLoad } from './judged-load.js';
import { KeepLine } from './keep-line.js';
import { LineConsumer } from './line-consumer.js';
import { OverLines } from './over-lines.js';
import { TellOverload } from './tell-overload.js';
import { WhatIf } from './what-if.js';
import { WorkloadController } from './workload.controller.js';
import { WorkloadQueries } from './workload.queries.js';

/** Whether the technicians' time is enough for what is asked of it. */
@Module({
  imports: [CalendarModule, PrepModule],
  controllers: [BoardController, WorkloadController],
  providers: [BoardQueries, FiguresQueries, JudgedLoad, KeepLine, LineConsumer, OverLines, TellOverload, WhatIf, WorkloadQueries],
  exports: [JudgedLoad, OverLines, TellOverload],
})
export class WorkloadModule {}
