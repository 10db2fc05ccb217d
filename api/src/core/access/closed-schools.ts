import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { Database, is, statement } from '../database/index.js';

export const SCHOOLS_WITH_MEMBERS = statement({ id: is.uuid }, 'SELECT DISTINCT school_id AS id FROM membership');
export const IS_DEMO = statement({ demo: is.bool }, 'SELECT demo FROM school WHERE school_id = $1');

/**
 * Knows the schools that nobody may come in to: everybody knows the passwords of a demo school, so without the setting DEMO it is closed.
 * A school is a demo from its beginning or never, so they are looked up once, at the start.
 */
@Injectable()
export class ClosedSchools implements OnModuleInit {
  private readonly closed = new Set<string>();

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onModuleInit(): Promise<void> {
    if (this.config.demo) return;
    for (const { id } of await this.db.acrossSchools(SCHOOLS_WITH_MEMBERS)) {
      const [school] = await this.db.read(id, IS_DEMO, [id]);
      if (school?.demo) this.closed.add(id);
    }
  }

  /** Whether this server offers the demo school. */
  get isDemo(): boolean {
    return this.config.demo;
  }

  /** Whether nobody may come in to a school. */
  has(schoolId: string): boolean {
    return this.closed.has(schoolId);
  }

  /** Every school that nobody may come in to. */
  get ids(): string[] {
    return [...this.closed];
  }
}
