import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { AcceptReset, AskReset, ChangeSchool, OwnPassword, OwnSession, ProveSelf, SignedIn, SignedInAt } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, CurrentUser, type Principal, Public } from '../core/access/index.js';
import { instant } from '../core/clock/index.js';
import type { Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers, Keyless } from '../core/openapi/index.js';
import { browserOf, keepSession } from './browser.js';
import { ForgottenPassword } from './forgotten-password.js';
import { JsonOnlyGuard } from './json-only.guard.js';
import { ChangeOwnPassword } from './own-password.js';
import { Sessions } from './sessions.js';
import { SignInService } from './sign-in.js';

/** What somebody does about the own account: the school, the password, the sessions. */
@Controller()
export class AccountController {
  constructor(
    private readonly signIns: SignInService,
    private readonly forgotten: ForgottenPassword,
    private readonly passwords: ChangeOwnPassword,
    private readonly sessions: Sessions,
  ) {}

  @Allow('me.read')
  @Get('auth/session')
  @Answers(SignedInAt, 'Who is signed in, at which school, and to which others they may change')
  current(@CurrentUser() principal: Principal, @Req() request: FastifyRequest): Promise<SignedInAt> {
    return this.signIns.current(principal, browserOf(request).token ?? '');
  }

  @Allow('me.read')
  @Keyless()
  @Put('auth/session')
  @Answers(SignedInAt, 'Changes to another school that has the same password')
  async changeSchool(
    @CurrentUser() principal: Principal,
    @Body() body: ChangeSchool,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInAt> {
    const { signedIn, session } = await this.signIns.change(principal, body, browserOf(request));
    keepSession(request, reply, session);
    return signedIn;
  }

  @Public()
  @UseGuards(JsonOnlyGuard)
  @Post('auth/reset')
  @HttpCode(202)
  @Answers(null, 'Sends a link for a forgotten password, where somebody signs in with the address')
  askReset(@Body() body: AskReset): void {
    this.forgotten.ask(body);
  }

  @Public()
  @UseGuards(JsonOnlyGuard)
  @Post('auth/reset/accept')
  @Answers(SignedIn, 'Sets a new password by a link, and signs in')
  async acceptReset(
    @Body() body: AcceptReset,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { user, session } = await this.forgotten.accept(body, browserOf(request));
    keepSession(request, reply, session);
    return { user };
  }

  @Allow('me.read')
  @Keyless()
  @Put('me/password')
  @HttpCode(204)
  @Answers(null, 'Changes the own password and ends the other sessions')
  async changePassword(@CurrentUser() principal: Principal, @Body() body: OwnPassword, @Req() request: FastifyRequest): Promise<void> {
    const browser = browserOf(request);
    await this.passwords.change(principal, await this.signIns.membersOf(browser.token ?? ''), body, browser);
  }

  @Allow('me.read')
  @Keyless()
  @Post('me/prove')
  @HttpCode(204)
  @Answers(null, 'Takes note that the own password was typed again')
  async prove(@CurrentUser() principal: Principal, @Body() body: ProveSelf, @Req() request: FastifyRequest): Promise<void> {
    await this.passwords.prove(principal, body, browserOf(request));
  }

  @Allow('me.read')
  @Get('me/sessions')
  @Answers(OwnSession, 'Where the own account is signed in', 'page')
  async list(@CurrentUser() { schoolId, personId }: Principal, @Req() request: FastifyRequest): Promise<Page<OwnSession>> {
    const live = await this.sessions.ofPerson(schoolId, personId, browserOf(request).token ?? '');
    const items = live.map((one) => ({ ...one, since: instant(one.since), lastUsed: instant(one.lastUsed) }));
    return { items };
  }

  @Allow('me.read')
  @Delete('me/sessions/:id')
  @HttpCode(204)
  @Answers(null, 'Ends one of the own sessions')
  async end(@CurrentUser() { schoolId, personId }: Principal, @Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    idOr404(id, 'session');
    await this.sessions.mustBeProvedLately(schoolId, browserOf(request).token);
    await this.sessions.endOne(schoolId, personId, id);
  }
}
