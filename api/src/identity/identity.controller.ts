import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AcceptInvitation, Me, SignIn, SignedIn } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  Allow,
  type Principal,
  clearSessionCookies,
  Public,
  SESSION_COOKIE,
  setSessionCookies,
  CurrentUser,
  XSRF_HEADER,
} from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { AcceptInvitationService } from './accept-invitation.js';
import { IdentityQueries } from './identity.queries.js';
import { JsonOnlyGuard } from './json-only.guard.js';
import { networkAddress } from './network-address.js';
import { SignInService } from './sign-in.js';
import { Sessions } from './sessions.js';

/** Sign-in, sign-out, invitations, and who is signed in. */
@Controller()
export class IdentityController {
  constructor(
    private readonly signIns: SignInService,
    private readonly invitations: AcceptInvitationService,
    private readonly sessions: Sessions,
    private readonly queries: IdentityQueries,
  ) {}

  @Public()
  @UseGuards(JsonOnlyGuard)
  @Post('auth/session')
  @Answers(SignedIn, 'Signs in')
  async signIn(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const { user, session } = await this.signIns.signIn(body, networkAddress(request.ip), request.cookies[SESSION_COOKIE]);
    setSessionCookies(request, reply, session.token, session.xsrf);
    return { user };
  }

  @Public()
  @Delete('auth/session')
  @HttpCode(204)
  @Answers(null, 'Signs out')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies[SESSION_COOKIE];
    const xsrf = request.headers[XSRF_HEADER];
    if (token) await this.sessions.signOut(token, typeof xsrf === 'string' ? xsrf : undefined);
    clearSessionCookies(reply);
  }

  @Public()
  @UseGuards(JsonOnlyGuard)
  @Post('auth/invitation')
  @Answers(SignedIn, 'Takes up an invitation: chooses a password and signs in')
  async accept(
    @Body() body: AcceptInvitation,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { user, session } = await this.invitations.accept(body, networkAddress(request.ip), request.cookies[SESSION_COOKIE]);
    setSessionCookies(request, reply, session.token, session.xsrf);
    return { user };
  }

  @Allow('me.read')
  @Get('me')
  @Answers(Me, 'Who is signed in, at which school, and what they may do')
  me(@CurrentUser() principal: Principal): Promise<Me> {
    return this.queries.me(principal);
  }
}
