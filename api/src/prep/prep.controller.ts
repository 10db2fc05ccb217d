import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { type PrepList, PrepListQuery, type Task, TaskChange } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
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
  day(@Who() asker: Asker, @Query() query: PrepListQuery): Promise<PrepList> {
    return this.lists.day(asker, query);
  }

  @Allow('prep.write')
  @Patch('tasks/:id')
  change(@Who() asker: Asker, @Param('id') id: string, @Body() body: TaskChange): Promise<Task> {
    return this.tasks.change(asker, id, body);
  }
}
