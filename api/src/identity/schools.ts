import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, is, statement } from '../core/database/index.js';
import { StandingWork } from '../core/jobs/index.js';

export const SCHOOLS = statement({ id: is.uuid }, 'SELECT DISTINCT school_id AS id FROM membership');

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
    return (await this.db.acrossSchools(SCHOOLS)).map(({ id }) => id);
  }
}
