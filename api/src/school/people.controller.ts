import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import {
  MergeBody,
  MergePreview,
  MergeQuery,
  PeopleBulkAnswer,
  PeopleBulkBody,
  PeopleQuery,
  Person,
  PersonBody,
  PersonChange,
  PersonInvited,
} from '@app/shared';
import type { FastifyRequest } from 'fastify';
import { Allow, type Principal, CurrentUser, sessionTokenOf } from '../core/access/index.js';
import { KeptWithout, type Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { Paced } from '../core/pace/index.js';
import { BulkPeople } from './bulk-people.js';
import { ChangePerson } from './change-person.js';
import { InvitePerson } from './invite-person.js';
import { MergePeople } from './merge-people.js';
import { PeopleQueries } from './people.queries.js';

/** The people of a school. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly invite: InvitePerson,
    private readonly changes: ChangePerson,
    private readonly merging: MergePeople,
    private readonly many: BulkPeople,
  ) {}

  @Allow('people.read')
  @Get()
  @Answers(Person, 'The people of the school', 'page')
  list(@CurrentUser() principal: Principal, @Query() query: PeopleQuery): Promise<Page<Person>> {
    return this.queries.list(principal, query);
  }

  @Allow('people.write')
  @Post()
  @Paced('invitation')
  @KeptWithout('invitationUrl')
  @Answers(PersonInvited, 'Adds a person and invites them')
  add(@CurrentUser() principal: Principal, @Body() body: PersonBody): Promise<PersonInvited> {
    return this.invite.add(principal, body);
  }

  @Allow('people.write')
  @Post('bulk')
  @Paced('file')
  @HttpCode(200)
  @KeptWithout('invitationUrl')
  @Answers(PeopleBulkAnswer, 'Adds and changes many people as they are pasted; a preview writes nothing')
  bulk(@CurrentUser() principal: Principal, @Body() body: PeopleBulkBody): Promise<PeopleBulkAnswer> {
    return this.many.take(principal, body);
  }

  @Allow('people.write')
  @Get('merge')
  @Answers(MergePreview, 'Says what merging two people would give to the one who stays')
  mergePreview(@CurrentUser() principal: Principal, @Query() query: MergeQuery): Promise<MergePreview> {
    return this.merging.preview(principal, query);
  }

  @Allow('people.write')
  @Post('merge')
  @HttpCode(200)
  @Answers(Person, 'Makes two people one')
  merge(@CurrentUser() principal: Principal, @Body() body: MergeBody): Promise<Person> {
    return this.merging.merge(principal, body);
  }

  @Allow('people.write')
  @Put(':id')
  @Answers(Person, 'Changes a person')
  change(
    @CurrentUser() principal: Principal,
    @Param('id') id: string,
    @Body() body: PersonChange,
    @Req() request: FastifyRequest,
  ): Promise<Person> {
    return this.changes.change(principal, id, body, sessionTokenOf(request));
  }

  @Allow('people.write')
  @Post(':id/invitation')
  @Paced('invitation')
  @KeptWithout('invitationUrl')
  @Answers(PersonInvited, 'Invites a person again; the invitation before is void')
  again(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<PersonInvited> {
    return this.invite.again(principal, id);
  }
}
