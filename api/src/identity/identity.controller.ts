import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { AcceptInvitation, Me, SignIn, SignedIn, SignedInAt } from '@app/shared';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, heldTokenOf, type Principal, clearSessionCookies, Public, CurrentUser, XSRF_HEADER } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { AcceptInvitationService } from './accept-invitation.js';
import { browserOf, keepSession } from './browser.js';
import { IdentityQueries } from './identity.queries.js';
import { JsonOnlyGuard } from './json-only.guard.js';
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
  @Answers(SignedInAt, 'Signs in')
  async signIn(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedInAt> {
    const { signedIn, session } = await this.signIns.signIn(body, browserOf(request));
    keepSession(request, reply, session, body.shared ?? false);
    return signedIn;
  }

  @Public()
  @Delete('auth/session')
  @HttpCode(204)
  @Answers(null, 'Signs out')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = heldTokenOf(request);
    const xsrf = request.headers[XSRF_HEADER];
    if (token) request.actor = await this.sessions.signOut(token, typeof xsrf === 'string' ? xsrf : undefined);
    clearSessionCookies(request, reply);
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
    const { user, session } = await this.invitations.accept(body, browserOf(request));
    keepSession(request, reply, session);
    return { user };
  }

  @Allow('me.read')
  @Get('me')
  @Answers(Me, 'Who is signed in, at which school, and what they may do')
  me(@CurrentUser() principal: Principal): Promise<Me> {
    return this.queries.me(principal);
  }
}
