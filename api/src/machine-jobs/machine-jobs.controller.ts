import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { MachineJob, MachineJobBody, MachineJobChange, MachineJobMove, MachineJobs, MachineJobsQuery } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { EndMachineJob } from './end-machine-job.js';
import { MachineJobsQueries } from './machine-jobs.queries.js';
import { MachineJobsService } from './machine-jobs.service.js';

@Controller('machine-jobs')
export class MachineJobsController {
  constructor(
    private readonly jobs: MachineJobsService,
    private readonly ends: EndMachineJob,
    private readonly queries: MachineJobsQueries,
  ) {}

  @Get()
  @Allow('prep.read')
  @Answers(
    MachineJobs,
    'What machines do between lessons: firings, cutting; what is planned, what waits in which order, and what was done of late',
  )
  list(@Query() query: MachineJobsQuery, @CurrentUser() principal: Principal): Promise<MachineJobs> {
    return this.queries.list(principal, query);
  }

  @Post()
  @Allow('duties.write')
  @Answers(
    MachineJob,
    'Adds a job to the queue of a machine or, with a start, plans it: the machine is held for it, and it is a task of its day',
  )
  add(@Body() body: MachineJobBody, @CurrentUser() principal: Principal): Promise<MachineJob> {
    return this.jobs.add(principal, body);
  }

  @Put(':id')
  @Allow('duties.write')
  @Answers(MachineJob, 'Writes a job anew, plans it or takes it back into the queue; one that is done is not changed')
  change(@Param('id') id: string, @Body() body: MachineJobChange, @CurrentUser() principal: Principal): Promise<MachineJob> {
    return this.jobs.change(principal, idOr404(id, 'machine job'), body);
  }

  @Post(':id/move')
  @HttpCode(200)
  @Allow('duties.write')
  @Answers(MachineJob, 'Puts a waiting job before another one of the same machine, or last')
  move(@Param('id') id: string, @Body() body: MachineJobMove, @CurrentUser() principal: Principal): Promise<MachineJob> {
    return this.jobs.move(principal, idOr404(id, 'machine job'), body.beforeId ?? null);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('duties.write')
  @Answers(MachineJob, 'Frees the machine of a job from now on, sooner than planned; ticks the job where it is open')
  end(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<MachineJob> {
    return this.ends.end(principal, idOr404(id, 'machine job'));
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('duties.write')
  @Answers(null, 'Takes a job away; its machine is free again; one that is done stays')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.jobs.remove(principal, idOr404(id, 'machine job'));
  }
}
