import { Controller, Get, Inject } from '@nestjs/common';
import { Public } from '../access/index.js';
import { CONFIG, type Config } from '../config/index.js';
import { Database } from '../database/index.js';
import { ProblemError } from '../problems/index.js';
import { Answers } from '../openapi/index.js';
import { FairGuard } from '../pace/index.js';
import { Health } from './health.contract.js';
import { Pulse } from './pulse.js';

/** Whether this server can do its work; a proxy or a supervisor asks. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: Database,
    private readonly pulse: Pulse,
    private readonly fair: FairGuard,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Get()
  @Answers(Health, 'Whether this server can do its work')
  async health(): Promise<Health> {
    if (!(await this.pulse.beats()))
      throw new ProblemError('DATABASE_AWAY', 'The database cannot be reached. This server goes on as soon as it is back.', undefined, {
        database: 'away',
        version: this.config.version,
      });
    const isBusy = this.db.connections.turns.isFull || this.fair.waiters > 0;
    return { status: 'ok', database: isBusy ? 'busy' : 'ok', version: this.config.version };
  }
}
