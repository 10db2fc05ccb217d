import { Module } from '@nestjs/common';
import { AcceptInvitationService } from './accept-invitation.js';
import { Accounts } from './accounts.js';
import { IdentityController } from './identity.controller.js';
import { IdentityQueries } from './identity.queries.js';
import { Invitations } from './invitations.js';
import { Schools } from './schools.js';
import { Sessions } from './sessions.js';
import { SignInFailures } from './sign-in-failures.js';
import { SignInService } from './sign-in.js';

@Module({
  controllers: [IdentityController],
  providers: [AcceptInvitationService, Accounts, IdentityQueries, Invitations, Schools, Sessions, SignInFailures, SignInService],
  exports: [Accounts, Invitations, Sessions, SignInFailures],
})
export class IdentityModule {}
