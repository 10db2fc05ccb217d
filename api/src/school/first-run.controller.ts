import { Body, Controller, Get, Post, Req, Res, UseGuards } from '@nestjs/common';
import { SetupBody, type SetupView, type SignedIn, type UserView } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public, SESSION_COOKIE, setSessionCookies } from '../core/access/index.js';
import { JsonOnlyGuard, networkAddress } from '../identity/index.js';
import { BeginSchool } from './begin-school.js';
import { OperatorGuard } from './operator.guard.js';

/** The first run, and further schools of an installation. */
@Controller()
export class FirstRunController {
  constructor(private readonly schools: BeginSchool) {}

  @Public()
  @Get('setup')
  state(): Promise<SetupView> {
    return this.schools.state();
  }

  @Public()
  @UseGuards(JsonOnlyGuard)
  @Post('setup')
  async first(@Body() body: SetupBody, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const { user, session } = await this.schools.first(body, networkAddress(request.ip), request.cookies[SESSION_COOKIE]);
    setSessionCookies(request, reply, session.token, session.xsrf);
    return { user };
  }

  @Public()
  @UseGuards(OperatorGuard)
  @Post('schools')
  async another(
    @Body() body: SetupBody,
    @Req() request: FastifyRequest,
  ): Promise<{ school: { id: string; name: string }; admin: UserView }> {
    const { schoolId, schoolName, user } = await this.schools.another(body, networkAddress(request.ip));
    return { school: { id: schoolId, name: schoolName }, admin: user };
  }
}
