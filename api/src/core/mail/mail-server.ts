import { Injectable } from '@nestjs/common';
import { type Answered, command, Database, is, statement } from '../database/index.js';
import { Clock, instant } from '../clock/index.js';

const MINUTE_MS = 60_000;
/** How long a mail server that was away is left alone, the first time, the second, and so on; the last for as long as it stays away. */
const WAITS_MS = [1, 2, 5, 10, 15].map((minutes) => minutes * MINUTE_MS);

/** What is known of the mail server while it is away; no row while it is there. */
export const STATE = statement(
  { awaySinceMs: is.instant, nextTryMs: is.instant, problem: is.text },
  'SELECT away_since AS "awaySinceMs", next_try AS "nextTryMs", problem FROM mail_server',
);

/** Writes down that it is away now ($1), and why ($2); each time that it was tried in vain it is left alone for the next wait ($3, milliseconds). */
export const AWAY = command(`
INSERT INTO mail_server AS s (away_since, next_try, failures, problem)
VALUES ($1::timestamptz, $1::timestamptz + ($3::int[])[1] * interval '1 millisecond', 1, $2)
ON CONFLICT (id) DO UPDATE SET failures = s.failures + 1, problem = excluded.problem,
  next_try = $1::timestamptz + ($3::int[])[least(s.failures + 1, cardinality($3::int[]))] * interval '1 millisecond'
WHERE s.next_try <= $1`);
/** Writes down that it is there. */
export const THERE = command('DELETE FROM mail_server');
/** Has it tried from now ($1) on. */
export const TRY_NOW = command('UPDATE mail_server SET next_try = $1 WHERE next_try > $1');

/** Since when the mail server is away, when it is tried next (epoch milliseconds), and what was wrong. */
export type AwayServer = Answered<typeof STATE>;

/** What is known of the mail server, by all servers together: a fault of it is nobody's message's fault. */
@Injectable()
export class MailServer {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Tells since when the mail server is away, and when it is tried next; null while it is there. A clock that was put back is not waited for. */
  async away(): Promise<AwayServer | null> {
    const [row] = await this.db.acrossSchools(STATE, []);
    if (!row) return null;
    return { ...row, nextTryMs: Math.min(row.nextTryMs, this.clock.nowMs() + (WAITS_MS.at(-1) ?? 0)) };
  }

  /** Writes down that it is away, and why; for longer each time that it was due to be tried. */
  async noteAway(problem: string): Promise<void> {
    await this.db.acrossSchools(AWAY, [instant(this.clock.nowMs()), problem, WAITS_MS]);
  }

  /** Writes down that it is there, whatever was known of it. */
  async noteThere(): Promise<void> {
    await this.db.acrossSchools(THERE, []);
  }

  /** Has it tried at once, in the ambient transaction. */
  async tryNow(): Promise<void> {
    await this.db.change(TRY_NOW, [instant(this.clock.nowMs())]);
  }
}
