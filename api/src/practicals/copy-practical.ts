import { Injectable } from '@nestjs/common';
import { PRACTICAL_LIMITS, type Practical } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { words } from '../core/words.js';
import { PracticalsQueries } from './practicals.queries.js';
import { PracticalsService } from './practicals.service.js';

/** Makes practicals of others: whoever wants one a little otherwise begins with what there is. */
@Injectable()
export class CopyPractical {
  constructor(
    private readonly db: Database,
    private readonly queries: PracticalsQueries,
    private readonly practicals: PracticalsService,
  ) {}

  /** Copies a practical, archived or not, with its kit and what is said of it; notes and files stay with the first. @throws NOT_FOUND */
  copy(principal: Principal, id: string, title: string | undefined): Promise<Practical> {
    return this.db.transaction(principal.schoolId, async () => {
      const original = await this.queries.one(principal.schoolId, id);
      const called = title?.trim() ?? words.library.copyOf(original.title).slice(0, PRACTICAL_LIMITS.title);
      const lines = original.lines.map((line) => ({ ...line, id: newId() }));
      return this.practicals.keepNew(principal, { ...original, id: newId(), version: 1, title: called, lines, archived: false });
    });
  }
}
