import { Injectable } from '@nestjs/common';
import { TakeBacks } from '../core/events/index.js';
import type { SubstanceRow } from './substance.entity.js';
import { SubstancesService } from './substances.service.js';

/** Takes back that a school's own words on a chemical were removed: they stand again as they were. */
@Injectable()
export class TakeBackSubstances {
  constructor(takeBacks: TakeBacks, substances: SubstancesService) {
    takeBacks.add('substance.removed', async (by, { kept, refuseIfBuiltOn }) => {
      await refuseIfBuiltOn();
      await substances.putBack(by, kept as Omit<SubstanceRow, 'schoolId'>);
    });
  }
}
