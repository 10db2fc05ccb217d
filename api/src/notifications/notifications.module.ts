import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/index.js';
import { SubstancesModule } from '../substances/index.js';
import { WorkloadModule } from '../workload/index.js';
import { AbsenceNews } from './absence-news.js';
import { Choices } from './choices.js';
import { Deliver } from './deliver.js';
import { Digest } from './digest.js';
import { ForgetTold } from './forget-told.js';
import { HandOverNews } from './hand-over-news.js';
import { NewsBetweenPeople } from './news-between-people.js';
import { OfferNews } from './offer-news.js';
import { LeaverNews } from './leaver-news.js';
import { MailFollowsConsumer } from './mail-follows.consumer.js';
import { MorningConsumer } from './morning.consumer.js';
import { MorningNews } from './morning-news.js';
import { NewsOfMany } from './news-of-many.js';
import { ChoicesController, NotificationsController } from './notifications.controller.js';
import { NoticeNewsConsumer } from './notice-news.consumer.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsService } from './notifications.service.js';
import { NotifyConsumer } from './notify.consumer.js';
import { OutboxController } from './outbox.controller.js';
import { OutboxQueries } from './outbox.queries.js';
import { OverloadNotices } from './overload-notices.js';
import { PrepListConsumer } from './prep-list.consumer.js';
import { PrepLists } from './prep-lists.js';
import { RetryMail } from './retry-mail.js';
import { ReminderNews } from './reminder-news.js';
import { WeekReviewConsumer } from './week-review.consumer.js';
import { WeekReviews } from './week-reviews.js';
import { ReclaimedNews } from './reclaimed-news.js';
import { TakenBackNews } from './taken-back-news.js';
import { WithdrawTold } from './withdraw-told.js';
import { WorldNews } from './world-news.js';

@Module({
  imports: [CalendarModule, SubstancesModule, WorkloadModule],
  controllers: [ChoicesController, NotificationsController, OutboxController],
  providers: [
    Choices,
    Deliver,
    Digest,
    ForgetTold,
    AbsenceNews,
    WorldNews,
    HandOverNews,
    OfferNews,
    NewsBetweenPeople,
    LeaverNews,
    NewsOfMany,
    OutboxQueries,
    RetryMail,
    NotificationsQueries,
    NotificationsService,
    OverloadNotices,
    ReclaimedNews,
    TakenBackNews,
    WithdrawTold,
    PrepListConsumer,
    PrepLists,
    NotifyConsumer,
    NoticeNewsConsumer,
    MailFollowsConsumer,
    MorningNews,
    MorningConsumer,
    ReminderNews,
    WeekReviewConsumer,
    WeekReviews,
  ],
})
export class NotificationsModule {}
