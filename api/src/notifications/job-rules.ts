import { Injectable } from '@nestjs/common';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { jobPrincipal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { RULES_VERSION } from './rules-version.statement.js';

/** What a school has decided, for a job that tells of it. */
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
