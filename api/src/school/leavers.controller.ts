import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { LeaveBody, Person } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { ForgetPerson } from './forget-person.js';
import { LeavePerson } from './leave-person.js';

/** People who leave a school. */
@Controller('people')
export class LeaversController {
  constructor(
    private readonly leaving: LeavePerson,
    private readonly forgetting: ForgetPerson,
  ) {}

  @Allow('people.write')
  @Post(':id/leave')
  @HttpCode(200)
  @Answers(Person, 'Lets a person leave; what is open of theirs is handed over, or is to be settled')
  leave(@CurrentUser() principal: Principal, @Param('id') id: string, @Body() body: LeaveBody): Promise<Person> {
    return this.leaving.leave(principal, id, body);
  }

  @Allow('people.write')
  @Post(':id/forget')
  @HttpCode(200)
  @Answers(Person, 'Takes name and address of a person who left away for good; what they asked for stays without them')
  forget(@CurrentUser() principal: Principal, @Param('id') id: string): Promise<Person> {
    return this.forgetting.forget(principal, id);
  }
}
