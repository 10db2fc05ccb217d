import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { QueryConfig } from 'pg';
import { CONFIG, type Config } from '../config/index.js';
import { APP_ROLE, cutOff, farewell, KEEP_ALIVE, LastingClient, PROBE_MS } from '../database/index.js';

/** An answer that takes longer, in milliseconds, is none. */
const ANSWER_MS = 2000;

/** Asks the database on a connection of its own whether it is there, so that a busy pool is not taken for a database that is away. */
@Injectable()
export class Pulse implements OnApplicationShutdown {
  private client: LastingClient | null = null;
  private asking: Promise<boolean> | null = null;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'databaseUrl'>) {}

  /** Whether the database answers; who asks at the same time gets the same answer. */
  beats(): Promise<boolean> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  /** Ends the connection. */
  async onApplicationShutdown(): Promise<void> {
    await this.asking;
    if (this.client) await farewell(this.client);
  }

  /** A connection that is lost says nothing of the database before a new one was tried. */
  private async ask(): Promise<boolean> {
    return (this.client !== null && (await this.answers(PROBE_MS))) || ((await this.connects()) && (await this.answers(ANSWER_MS)));
  }

  private async connects(): Promise<boolean> {
    const client = new LastingClient({
      connectionString: this.config.databaseUrl,
      options: `-c application_name=requisite-health -c role=${APP_ROLE} -c statement_timeout=${ANSWER_MS}`,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      ...KEEP_ALIVE,
    });
    try {
      await client.connect();
      this.client = client;
      return true;
    } catch {
      return false;
    }
  }

  /** Whether the connection answers within so many milliseconds; else it is cut off. */
  private async answers(ms: number): Promise<boolean> {
    const { client } = this;
    try {
      await client?.query({ text: 'SELECT', query_timeout: ms } as QueryConfig);
      return client !== null;
    } catch {
      if (client) cutOff(client);
      this.client = null;
      return false;
    }
  }
}
