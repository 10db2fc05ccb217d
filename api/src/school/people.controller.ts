import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { PeopleQuery, Person, PersonBody, PersonChange, PersonInvited } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import type { Page } from '../core/http/index.js';
import { Answers } from '../core/openapi/index.js';
import { ChangePerson } from './change-person.js';
import { InvitePerson } from './invite-person.js';
import { PeopleQueries } from './people.queries.js';

/** The people of a school. */
@Controller('people')
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly invite: InvitePerson,
    private readonly changes: ChangePerson,
  ) {}

  @Allow('people.read')
  @Get()
  @Answers(Person, 'The people of the school', 'page')
  list(@Who() asker: Asker, @Query() query: PeopleQuery): Promise<Page<Person>> {
    return this.queries.list(asker.schoolId, query);
  }

  @Allow('people.write')
  @Post()
  @Answers(PersonInvited, 'Adds a person and invites them')
  add(@Who() asker: Asker, @Body() body: PersonBody): Promise<PersonInvited> {
    return this.invite.add(asker, body);
  }

  @Allow('people.write')
  @Put(':id')
  @Answers(Person, 'Changes a person')
  change(@Who() asker: Asker, @Param('id') id: string, @Body() body: PersonChange): Promise<Person> {
    return this.changes.change(asker, id, body);
  }

  @Allow('people.write')
  @Post(':id/invitation')
  @Answers(PersonInvited, 'Invites a person again; the invitation before is void')
  again(@Who() asker: Asker, @Param('id') id: string): Promise<PersonInvited> {
    return this.invite.again(asker, id);
  }
}
