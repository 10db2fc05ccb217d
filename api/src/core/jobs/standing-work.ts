import { Injectable } from '@nestjs/common';
import { Clock, instant } from '../clock/index.js';
import { command, Database } from '../database/index.js';
import { Pending } from './pending.js';
import type { PendingRow } from './pending.entity.js';

/** $1 schools, $2 consumers, $3 now. */
export const COMPLETE = command(`
INSERT INTO pending (id, school_id, consumer, due)
SELECT uuidv7(), s.id, c.name, $3 FROM unnest($1::uuid[]) s(id) CROSS JOIN unnest($2::text[]) c(name)
WHERE NOT EXISTS (SELECT FROM pending p WHERE p.school_id = s.id AND p.consumer = c.name)`);

/** The work that every school always has waiting: each run of it names the next. */
@Injectable()
export class StandingWork {
  private readonly consumers: string[] = [];
  private schools: () => Promise<string[]> = () => Promise.resolve([]);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly pending: Pending,
  ) {}

  /** Says that every school always has work of this consumer waiting. */
  add(consumer: string): void {
    this.consumers.push(consumer);
  }

  /** Says where the schools of this installation are to be learnt; their owner does, when the server starts. */
  schoolsFrom(schools: () => Promise<string[]>): void {
    this.schools = schools;
  }

  /**
   * Makes the rows that have a school looked at anew, in the ambient transaction: its calendar or its clock has changed, and what was
   * due at one instant is due at another.
   */
  rows(schoolId: string): PendingRow[] {
    const dueMs = this.clock.nowMs();
    return this.pending.rows(schoolId, ...this.consumers.map((consumer) => ({ consumer, dueMs })));
  }

  /** Gives schools the work that they have none of: new ones, and all of them where a consumer is new. Two statements for all schools. */
  async complete(): Promise<void> {
    await this.db.acrossSchools(COMPLETE, [await this.schools(), this.consumers, instant(this.clock.nowMs())]);
  }
}
