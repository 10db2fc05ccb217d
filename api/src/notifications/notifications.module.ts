import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsService } from './notifications.service.js';
import { OutboxController } from './outbox.controller.js';
import { OverloadNotices } from './overload-notices.js';
import { PrepListConsumer } from './prep-list.consumer.js';
import { Teller } from './tell.js';

@Module({
  imports: [CalendarModule],
  controllers: [NotificationsController, OutboxController],
  providers: [NotificationsQueries, NotificationsService, OverloadNotices, PrepListConsumer, Teller],
})
export class NotificationsModule {}
