import { Body, Controller, Get, Put } from '@nestjs/common';
import { type SchoolSettings, SchoolSettingsChange } from '@app/shared';
import { Allow, type Asker, Who } from '../core/access/index.js';
import { SettingsService } from './settings.service.js';

/** What a school decides for itself. */
@Controller('school')
export class SettingsController {
  constructor(private readonly service: SettingsService) {}

  @Allow('policy.write', 'departments.write')
  @Get()
  read(@Who() asker: Asker): Promise<SchoolSettings> {
    return this.service.read(asker.schoolId);
  }

  @Allow('policy.write', 'departments.write')
  @Put()
  change(@Who() asker: Asker, @Body() body: SchoolSettingsChange): Promise<SchoolSettings> {
    return this.service.change(asker, body);
  }
}
