import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ListQuery, Notification, NotificationChange, NotificationChoices, NotificationList, UnreadCount } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { Choices } from './choices.js';
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
  @Post('read-all')
  @HttpCode(200)
  @Answers(UnreadCount, "Marks all of one's own messages as read")
  markAll(@CurrentUser() principal: Principal): Promise<UnreadCount> {
    return this.service.markAll(principal);
  }

  @Allow('notifications.read')
  @Patch(':id')
  @Answers(Notification, 'Marks a message as read or unread')
  mark(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: NotificationChange): Promise<Notification> {
    return this.service.mark(principal, id, body.read);
  }
}

/** How one hears of things by e-mail. */
@Controller('me/notifications')
export class ChoicesController {
  constructor(private readonly choices: Choices) {}

  @Allow('notifications.read')
  @Get()
  @Answers(NotificationChoices, 'How one hears of each sort of message by e-mail')
  own(@CurrentUser() principal: Principal): Promise<NotificationChoices> {
    return this.choices.own(principal);
  }

  @Allow('notifications.read')
  @Put()
  @Answers(NotificationChoices, 'Chooses how to hear of sorts of messages by e-mail; what is not sent stays as it was')
  choose(@CurrentUser() principal: Principal, @Body() body: NotificationChoices): Promise<NotificationChoices> {
    return this.choices.choose(principal, body);
  }
}
