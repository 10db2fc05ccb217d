import { Injectable } from '@nestjs/common';
import { TakeBacks } from '../core/events/index.js';
import { OccasionsService } from './occasions.service.js';
import type { WrittenOccasion } from './write-occasion.js';

/** Takes back what was done to an occasion: it is as it was, and what was asked for at it follows. */
@Injectable()
export class TakeBackOccasion {
  constructor(takeBacks: TakeBacks, occasions: OccasionsService) {
    for (const name of ['occasion.added', 'occasion.changed', 'occasion.dropped'] as const)
      takeBacks.add(name, async (by, { event, kept, refuseIfBuiltOn }) => {
        await refuseIfBuiltOn();
        await occasions.putBack(by, event.subjectId, kept as WrittenOccasion | null);
      });
  }
}
