import { Module } from '@nestjs/common';
import { KnownSubstances } from './known-substances.js';
import { SubstancesController } from './substances.controller.js';
import { SubstancesQueries } from './substances.queries.js';
import { SubstancesService } from './substances.service.js';
import { TakeBackSubstances } from './take-back-substances.js';

/** Chemicals: what they are called, weigh and are classified as at each strength. */
@Module({
  controllers: [SubstancesController],
  providers: [KnownSubstances, SubstancesQueries, SubstancesService, TakeBackSubstances],
  exports: [KnownSubstances],
})
export class SubstancesModule {}
