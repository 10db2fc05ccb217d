import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../core/database/index.js';
import { StandingWork } from '../core/jobs/index.js';

/** Tells those who work for every school which schools there are: those that somebody can sign in to. */
@Injectable()
export class Schools implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly standing: StandingWork,
  ) {}

  onModuleInit(): void {
    this.standing.schoolsFrom(() => this.ids());
  }

  private async ids(): Promise<string[]> {
    const rows = await this.db.acrossSchools<{ school_id: string }>('SELECT DISTINCT school_id FROM membership');
    return rows.map(({ school_id: id }) => id);
  }
}
