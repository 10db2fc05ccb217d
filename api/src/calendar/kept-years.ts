import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, dateAt, keptFrom, startOfDayMs, zonedMs } from '@app/shared';
import { Database, is, statement } from '../core/database/index.js';
import { ForgetYears, type KeptYears as Kept } from '../core/forgetting/index.js';

/** The wall time at which nobody waits for anything. */
const AT_NIGHT = '02:30';

/** For how many years a school ($1) keeps what was, and what its own years are. */
export const YEARS_OF_SCHOOL = statement(
  { keepYears: is.int.orNull, timeZone: is.text, terms: is.json<{ from: string; to: string }[]>().orNull },
  `SELECT s.keep_years AS "keepYears", s.time_zone AS "timeZone", c.terms
   FROM school s LEFT JOIN calendar c ON c.school_id = $1 WHERE s.school_id = $1`,
);

/** Knows from which day on a school's years are kept. */
@Injectable()
export class KeptYears implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly years: ForgetYears,
  ) {}

  onModuleInit(): void {
    this.years.yearsFrom((schoolId, nowMs) => this.of(schoolId, nowMs));
  }

  private async of(schoolId: string, nowMs: number): Promise<Kept | null> {
    const school = await this.db.one(YEARS_OF_SCHOOL, [schoolId]);
    if (!school) return null;
    const { keepYears, timeZone, terms } = school;
    const today = dateAt(nowMs, timeZone);
    const tonightMs = zonedMs(today, AT_NIGHT, timeZone);
    const nextMs = tonightMs > nowMs ? tonightMs : zonedMs(addDays(today, 1), AT_NIGHT, timeZone);
    if (keepYears === null) return { from: null, nextMs };
    const date = keptFrom(today, keepYears, terms ?? []);
    return { from: { date, ms: startOfDayMs(date, timeZone) }, nextMs };
  }
}
