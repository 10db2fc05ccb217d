import { Body, Controller, Param, Patch } from '@nestjs/common';
import { ChangedTask, TaskChange } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { TickTask } from './tick-task.js';

@Controller('tasks')
export class TasksController {
  constructor(private readonly ticks: TickTask) {}

  @Allow('workload.plan')
  @Patch(':id')
  @Answers(ChangedTask, 'Assigns, moves or ticks off a task; a tick takes the open steps before it too')
  change(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: TaskChange): Promise<ChangedTask> {
    return this.ticks.change(principal, id, body);
  }
}
