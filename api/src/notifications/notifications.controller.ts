import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ListQuery, type Notification, NotificationChange, type NotificationList } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsService } from './notifications.service.js';

/** One's own messages. */
@Controller('notifications')
export class NotificationsController {
  constructor(
    private readonly queries: NotificationsQueries,
    private readonly service: NotificationsService,
  ) {}

  @Allow('notifications.read')
  @Get()
  list(@Who() asker: Asker, @Query() query: ListQuery): Promise<NotificationList> {
    return this.queries.own(asker, query);
  }

  @Allow('notifications.read')
  @Patch(':id')
  mark(@Who() asker: Asker, @Param('id') id: string, @Body() body: NotificationChange): Promise<Notification> {
    return this.service.mark(asker, id, body.read);
  }
}
