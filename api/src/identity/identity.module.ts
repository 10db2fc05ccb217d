import { Module } from '@nestjs/common';
import { AccountController } from './account.controller.js';
import { AccountNews } from './account-news.js';
import { ChoosePassword } from './choose-password.js';
import { ForgetSignIn } from './forget-sign-in.js';
import { ForgottenPassword, Letters } from './forgotten-password.js';
import { ChangeOwnPassword } from './own-password.js';
import { MoveSignIn } from './move-sign-in.js';
import { ProvePassword } from './prove-password.js';
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
  controllers: [IdentityController, AccountController],
  providers: [
    AcceptInvitationService,
    AccountNews,
    Accounts,
    ChangeOwnPassword,
    ChoosePassword,
    ForgetSignIn,
    ForgottenPassword,
    IdentityQueries,
    Invitations,
    Letters,
    MoveSignIn,
    ProvePassword,
    Schools,
    Sessions,
    SignInFailures,
    SignInService,
  ],
  exports: [Accounts, Invitations, MoveSignIn, Sessions, SignInFailures],
})
export class IdentityModule {}
