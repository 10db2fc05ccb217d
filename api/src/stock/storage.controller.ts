import { Body, Controller, Get, Put } from '@nestjs/common';
import { Storage, StorageBody } from '@app/shared';
import { Allow, CurrentUser, type Principal } from '../core/access/index.js';
import { Answers } from '../core/openapi/index.js';
import { StorageQueries } from './storage.queries.js';
import { StorageService } from './storage.service.js';

@Controller('storage')
export class StorageController {
  constructor(
    private readonly storage: StorageService,
    private readonly queries: StorageQueries,
  ) {}

  @Get()
  @Allow('stock.read')
  @Answers(
    Storage,
    'The school’s own rules of how stock is kept; what stands together against them; what is open, with the day by which to test it',
  )
  read(@CurrentUser() principal: Principal): Promise<Storage> {
    return this.queries.read(principal);
  }

  @Put()
  @Allow('stock.write')
  @Answers(Storage, 'Puts these storage groups in place of those before')
  change(@Body() body: StorageBody, @CurrentUser() principal: Principal): Promise<Storage> {
    return this.storage.change(principal, body);
  }
}
