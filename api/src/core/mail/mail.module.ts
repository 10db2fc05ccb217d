import { Global, Module } from '@nestjs/common';
import { ForgetMail } from './forget-mail.js';
import { MailMessages } from './mail-messages.js';
import { MailQueue } from './mail-queue.js';
import { MailServer } from './mail-server.js';
import { MailSender } from './mail-sender.js';
import { MailTransport } from './mail-transport.js';

/** Messages to people: put in the queue by whoever has something to say, sent by any of the servers. */
@Global()
@Module({
  providers: [ForgetMail, MailMessages, MailQueue, MailSender, MailServer, MailTransport],
  exports: [ForgetMail, MailMessages, MailQueue, MailSender, MailServer, MailTransport],
})
export class MailModule {}
