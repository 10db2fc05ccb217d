import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import { ListQuery, Notification, NotificationChange, NotificationList } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
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
  @Answers(NotificationList, "One's own messages, the newest first")
  list(@CurrentUser() principal: Principal, @Query() query: ListQuery): Promise<NotificationList> {
    return this.queries.own(principal, query);
  }

  @Allow('notifications.read')
  @Patch(':id')
  @Answers(Notification, 'Marks a message as read or unread')
  mark(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: NotificationChange): Promise<Notification> {
    return this.service.mark(principal, id, body.read);
  }
}
