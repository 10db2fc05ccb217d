import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { PrepList, PrepListQuery, Task, TaskChange } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { ChangeTask } from './change-task.js';
import { PrepListQueries } from './prep-list.queries.js';

@Controller()
export class PrepController {
  constructor(
    private readonly lists: PrepListQueries,
    private readonly tasks: ChangeTask,
  ) {}

  @Allow('prep.read')
  @Get('prep-list')
  @Answers(PrepList, 'The work of a day: batches, tasks in order of time, pick list, deliveries, collections')
  day(@CurrentUser() principal: Principal, @Query() query: PrepListQuery): Promise<PrepList> {
    return this.lists.day(principal, query);
  }

  @Allow('prep.write')
  @Patch('tasks/:id')
  @Answers(Task, 'Assigns, moves or ticks off a task')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: TaskChange): Promise<Task> {
    return this.tasks.change(principal, id, body);
  }
}
