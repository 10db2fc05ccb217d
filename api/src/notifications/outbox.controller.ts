import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ListQuery, type Outbox, type OutgoingMail } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsService } from './notifications.service.js';

/** The e-mails of a school, as its admins see them. */
@Controller('outbox')
export class OutboxController {
  constructor(
    private readonly queries: NotificationsQueries,
    private readonly service: NotificationsService,
  ) {}

  @Allow('mail.read')
  @Get()
  list(@Who() asker: Asker, @Query() query: ListQuery): Promise<Outbox> {
    return this.queries.outbox(asker, query);
  }

  @Allow('mail.write')
  @HttpCode(200)
  @Post(':id/retry')
  retry(@Who() asker: Asker, @Param('id') id: string): Promise<OutgoingMail> {
    return this.service.retry(asker, id);
  }
}
