import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { StockModule } from '../stock/index.js';
import { SubstancesModule } from '../substances/index.js';
import { AssignTasks } from './assign-tasks.js';
import { ChangeTask } from './change-task.js';
import { DemandRetention } from './demand-retention.js';
import { DemandSums } from './demand-sums.js';
import { MergeTasks } from './merge-tasks.js';
import { PrepListQueries } from './prep-list.queries.js';
import { PrepController } from './prep.controller.js';
import { StandingTasks } from './standing-tasks.js';
import { TakeBackTask } from './take-back-task.js';
import { Tasks } from './tasks.js';
import { TasksOfLeavers } from './tasks-of-leavers.js';
import { UnsentTicks } from './unsent-ticks.js';

/** The technicians' work: tasks and the day's list of them. */
@Module({
  imports: [CalendarModule, StockModule, SubstancesModule],
  controllers: [PrepController],
  providers: [
    AssignTasks,
    DemandSums,
    StandingTasks,
    Tasks,
    PrepListQueries,
    ChangeTask,
    DemandRetention,
    MergeTasks,
    TakeBackTask,
    UnsentTicks,
    TasksOfLeavers,
  ],
  exports: [AssignTasks, DemandSums, StandingTasks, Tasks, ChangeTask, PrepListQueries],
})
export class PrepModule {}
