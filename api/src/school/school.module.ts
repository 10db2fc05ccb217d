import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { AddNamed } from './add-named.js';
import { BeginSchool } from './begin-school.js';
import { BulkPeople } from './bulk-people.js';
import { FirstRun } from './first-run.js';
import { ChangePerson } from './change-person.js';
import { DepartmentsController } from './departments.controller.js';
import { DepartmentsQueries } from './departments.queries.js';
import { DepartmentsService } from './departments.service.js';
import { FirstRunController } from './first-run.controller.js';
import { ForgetPerson } from './forget-person.js';
import { InvitePerson } from './invite-person.js';
import { MergePeople } from './merge-people.js';
import { PeopleController } from './people.controller.js';
import { LeaversController } from './leavers.controller.js';
import { LeavePerson } from './leave-person.js';
import { PeopleQueries } from './people.queries.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { WritePeople } from './write-people.js';

@Module({
  imports: [IdentityModule],
  controllers: [FirstRunController, PeopleController, LeaversController, DepartmentsController, SettingsController],
  providers: [
    AddNamed,
    BeginSchool,
    BulkPeople,
    ChangePerson,
    LeavePerson,
    DepartmentsQueries,
    DepartmentsService,
    FirstRun,
    ForgetPerson,
    InvitePerson,
    MergePeople,
    PeopleQueries,
    SettingsService,
    WritePeople,
  ],
  exports: [AddNamed],
})
export class SchoolModule {}
