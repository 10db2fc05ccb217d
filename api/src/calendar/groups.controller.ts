import { Controller, Get, Query } from '@nestjs/common';
import { GroupQuery, LessonGroup } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { GroupsQueries } from './groups.queries.js';

/** The classes of a school. */
@Controller('groups')
export class GroupsController {
  constructor(private readonly queries: GroupsQueries) {}

  @Get()
  @Allow('lessons.read')
  @Answers(LessonGroup, "The classes by their code: the school's, or one's own where one sees one's own lessons alone", 'page')
  list(@CurrentUser() principal: Principal, @Query() query: GroupQuery): Promise<Page<LessonGroup>> {
    return this.queries.list(principal, query);
  }
}
