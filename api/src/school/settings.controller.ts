import { Body, Controller, Get, Put } from '@nestjs/common';
import { SchoolSettings, SchoolSettingsChange } from '@app/shared';
import { Allow, type Principal, CurrentUser } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { SettingsService } from './settings.service.js';

/** What a school decides for itself. */
@Controller('school')
export class SettingsController {
  constructor(private readonly service: SettingsService) {}

  @Allow('policy.write', 'departments.write')
  @Get()
  @Answers(SchoolSettings, 'What the school decides for itself')
  read(@CurrentUser() principal: Principal): Promise<SchoolSettings> {
    return this.service.read(principal.schoolId);
  }

  @Allow('policy.write', 'departments.write')
  @Put()
  @Answers(SchoolSettings, 'Changes what is sent')
  change(@CurrentUser() principal: Principal, @Body() body: SchoolSettingsChange): Promise<SchoolSettings> {
    return this.service.change(principal, body);
  }
}
