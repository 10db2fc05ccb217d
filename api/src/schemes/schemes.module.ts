import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.js';
import { FollowScheme } from './follow-scheme.js';
import { GroupSchemeController } from './group-scheme.controller.js';
import { ImportSchemes } from './import-schemes.js';
import { SchemesController } from './schemes.controller.js';
import { SchemesQueries } from './schemes.queries.js';
import { SchemesService } from './schemes.service.js';
import { TakeBackScheme } from './take-back-scheme.js';

/** Schemes of work: courses in steps, the classes that follow them, and how far each is. */
@Module({
  imports: [ImportsModule],
  controllers: [SchemesController, GroupSchemeController],
  providers: [SchemesQueries, SchemesService, FollowScheme, TakeBackScheme, ImportSchemes],
})
export class SchemesModule {}
