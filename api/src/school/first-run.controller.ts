import { Body, Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { SchoolAdded, SchoolToBegin, SetupBody, SetupView, SignedIn } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { browserOf, JsonOnlyGuard, keepSession } from '../identity/index.js';
import { BeginSchool } from './begin-school.js';
import { FirstRun } from './first-run.js';
import { OperatorGuard } from './operator.guard.js';
import { SetupGuard } from './setup.guard.js';

/** The first run, and further schools of an installation. */
@Controller()
export class FirstRunController {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly schools: BeginSchool,
  ) {}

  @Public()
  @Get('setup')
  @Answers(SetupView, 'Whether the first school is still to be made')
  state(): Promise<SetupView> {
    return this.firstRun.state();
  }

  @Public()
  @UseGuards(JsonOnlyGuard, SetupGuard)
  @Post('setup')
  @Answers(SignedIn, 'Makes the first school and its admin, once')
  async first(@Body() body: SetupBody, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const { user, session } = await this.firstRun.first(body, browserOf(request));
    keepSession(request, reply, session);
    return { user };
  }

  @Public()
  @UseGuards(OperatorGuard)
  @Post('schools')
  @Answers(SchoolAdded, 'Makes one more school; needs the bearer token of whoever runs the server')
  async another(@Body() body: SchoolToBegin): Promise<SchoolAdded> {
    const { schoolId, schoolName, user } = await this.schools.another(body);
    return { school: { id: schoolId, name: schoolName }, admin: user };
  }
}
