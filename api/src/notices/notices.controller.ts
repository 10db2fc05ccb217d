import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Notice, NoticeAnswerBody, NoticeBody, NoticeQuery } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';

@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly queries: NoticesQueries,
  ) {}

  @Get()
  @Allow('notices.read')
  @Answers(Notice, 'Notices for oneself, the newest first; heads and admins also see who has read each and who has not', 'page')
  list(@Query() query: NoticeQuery, @CurrentUser() principal: Principal): Promise<Page<Notice>> {
    return this.queries.list(principal, query);
  }

  @Post()
  @Allow('notices.read')
  @Answers(
    Notice,
    'Puts a notice up for a department or the whole school; an idea is anybody’s, an update or a safety notice is not a teacher’s',
  )
  add(@Body() body: NoticeBody, @CurrentUser() principal: Principal): Promise<Notice> {
    return this.notices.add(principal, body);
  }

  @Post(':id/read')
  @HttpCode(200)
  @Allow('notices.read')
  @Answers(Notice, 'Says that one has read a notice')
  read(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<Notice> {
    return this.notices.read(principal, idOr404(id, 'notice'));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Allow('notices.lead')
  @Answers(Notice, 'Answers an idea; whoever had it is told')
  answer(@Param('id') id: string, @Body() { text }: NoticeAnswerBody, @CurrentUser() principal: Principal): Promise<Notice> {
    return this.notices.answer(principal, idOr404(id, 'notice'), text);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('notices.read')
  @Answers(null, 'Takes a notice down: one’s own, or anybody’s where one leads')
  remove(@Param('id') id: string, @CurrentUser() principal: Principal): Promise<void> {
    return this.notices.remove(principal, idOr404(id, 'notice'));
  }
}
