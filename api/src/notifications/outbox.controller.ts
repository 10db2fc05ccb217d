import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListQuery, Outbox, OutgoingMail, RetriedMails } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { OutboxQueries } from './outbox.queries.js';
import { RetryMail } from './retry-mail.js';

/** The e-mails of a school, as its admins see them. */
@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly queries: OutboxQueries,
    private readonly command: RetryMail,
  ) {}

  @Allow('mail.read')
  @Get()
  @Answers(Outbox, 'The e-mails of the school, the newest first')
  list(@CurrentUser() principal: Principal, @Query() query: ListQuery): Promise<Outbox> {
    return this.queries.list(principal, query);
  }

  @Allow('mail.write')
  @HttpCode(200)
  @Post('retry')
  @Answers(RetriedMails, 'Sends all e-mails that failed once more, and tries the mail server at once')
  retryAll(@CurrentUser() principal: Principal): Promise<RetriedMails> {
    return this.command.retryAll(principal);
  }

  @Allow('mail.write')
  @HttpCode(200)
  @Post(':id/retry')
  @Answers(OutgoingMail, 'Sends an e-mail that failed once more')
  retry(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<OutgoingMail> {
    return this.command.retry(principal, id);
  }
}
