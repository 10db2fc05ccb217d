import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { Coverage, CoverageQuery, GroupScheme, GroupSchemeBody } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { idOr404 } from '../core/ids/index.js';
import { Answers } from '../core/openapi/index.js';
import { FollowScheme } from './follow-scheme.js';
import { SchemesQueries } from './schemes.queries.js';

/** Which class follows which scheme, and how far it is. */
@Controller()
export class GroupSchemeController {
  constructor(
    private readonly following: FollowScheme,
    private readonly queries: SchemesQueries,
  ) {}

  @Get('groups/:id/scheme')
  @Allow('schemes.read')
  @Answers(GroupScheme, 'The scheme that a class follows, where it stands, and its next steps')
  ofGroup(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<GroupScheme> {
    return this.queries.ofGroup(principal.schoolId, idOr404(id, 'group'), principal.personId);
  }

  @Put('groups/:id/scheme')
  @Allow('schemes.follow')
  @Answers(GroupScheme, 'Has a class follow a scheme from a date on, or none')
  follow(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: GroupSchemeBody): Promise<GroupScheme> {
    return this.following.follow(principal, idOr404(id, 'group'), body);
  }

  @Get('coverage')
  @Allow('schemes.read')
  @Answers(Coverage, 'Which class has asked for, done or missed which step of a scheme')
  coverage(@CurrentUser() principal: Principal, @Query() { schemeId }: CoverageQuery): Promise<Coverage> {
    return this.queries.coverage(principal.schoolId, schemeId);
  }
}
