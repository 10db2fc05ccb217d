import { Module } from '@nestjs/common';
import { ForgetNotices } from './forget-notices.js';
import { MergeNotices } from './merge-notices.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import { TakeBackNotice } from './take-back-notice.js';

/** What colleagues put up for each other: updates, safety notices, ideas. */
@Module({ controllers: [NoticesController], providers: [NoticesQueries, NoticesService, TakeBackNotice, MergeNotices, ForgetNotices] })
export class NoticesModule {}
