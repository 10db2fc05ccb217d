import { Injectable } from '@nestjs/common';
import { jobPrincipal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import type { Rules } from './rules.types.js';
import { RULES_VERSION } from './rules-version.statement.js';
import { SchoolRules } from './school-rules.js';

/** What a school has decided, for a job that no person asked for. */
@Injectable()
export class JobRules {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
  ) {}

  /** Reads the rules of a school as they are now; null where the school is gone. */
  async of(schoolId: string): Promise<Rules | null> {
    const [school] = await this.db.read(schoolId, RULES_VERSION, [schoolId]);
    return school ? this.rules.of(jobPrincipal({ schoolId, ...school })) : null;
  }
}
