import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '../config/index.js';
import { isId } from '../ids/uuid.js';
import { KEEP_ALIVE } from './bounds.js';
import { APP_ROLE } from './data-source.js';
import { cutOff, farewell, LastingClient } from './lasting-client.js';

/** Between two notices of a server lies at least this, in milliseconds: at most 20 a second, however many transactions commit. */
const GATHER_MS = 55;
/** What is not answered within so long, in milliseconds, was sent on a connection that leads nowhere any more. */
const ANSWER_MS = 5000;
/** So many ids go into one notice at most: PostgreSQL takes 8,000 bytes. */
const MAX_IDS = 200;
/** Pauses before a lost connection is tried again, in milliseconds; the last one over and over. */
const RECONNECT_MS = [200, 500, 1000];

/** Is told where something is to be looked at: the ids that were told of; null where it may be anywhere. */
type Hear = (ids: readonly string[] | null) => void;

/**
 * Tells the servers of an installation that something happened, by LISTEN and NOTIFY on a connection beside the pool. It says no more
 * than that there is something to look at, and where; it may be lost with its connection: whoever listens looks by itself from time to time.
 */
@Injectable()
export class Notices implements OnApplicationShutdown {
  private readonly logger = new Logger('Notices');
  private readonly listeners = new Map<string, Hear[]>();
  /** Channels of which something happened that was not sent yet, each with where. */
  private readonly unsent = new Map<string, Set<string>>();
  private gathering: NodeJS.Timeout | null = null;
  private client: LastingClient | null = null;
  private connecting: Promise<void> | null = null;
  private reconnecting: NodeJS.Timeout | null = null;
  private failures = 0;
  private isStopped = false;

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'databaseUrl'>) {}

  /** Calls `hear` when any server tells of the channel, and when the connection is back after notices may have been missed. */
  listen(channel: string, hear: Hear): void {
    this.listeners.set(name(channel), [...(this.listeners.get(channel) ?? []), hear]);
    if (this.client) this.hearOf(this.client, channel);
    else this.connect();
  }

  /**
   * Tells every server, this one included. For `afterCommit`, and never inside a transaction: PostgreSQL makes transactions that notify
   * commit one after another. Notices of the same moment are gathered into one. `id`: where something happened, as the id of a school.
   */
  tell(channel: string, id?: string): void {
    const ids = this.unsent.get(channel) ?? new Set();
    this.unsent.set(name(channel), ids);
    if (id !== undefined) ids.add(id);
    if (this.gathering === null) this.sendGathered();
  }

  /** Ends the connection; nothing is told or heard afterwards. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    for (const timer of [this.gathering, this.reconnecting]) if (timer) clearTimeout(timer);
    await this.connecting;
    if (this.client) await farewell(this.client);
  }

  private sendGathered(): void {
    this.gathering = null;
    if (this.isStopped || this.unsent.size === 0) return;
    this.gathering = setTimeout(() => this.sendGathered(), GATHER_MS).unref();
    for (const [channel, ids] of this.unsent) this.hear(channel, listed(ids));
    if (this.client) this.sendUnsent(this.client);
    else this.connect();
  }

  private hear(channel: string, ids: readonly string[] | null): void {
    for (const hear of this.listeners.get(channel) ?? []) hear(ids);
  }

  private sendUnsent(client: LastingClient): void {
    const channels = [...this.unsent];
    this.unsent.clear();
    for (const [channel, ids] of channels)
      Promise.all(noticesOf(channel, ids).map((notice) => client.query(notice))).catch((error: Error) => {
        this.unsent.set(channel, new Set([...ids, ...(this.unsent.get(channel) ?? [])]));
        this.lose(client, error);
      });
  }

  private connect(): void {
    if (this.connecting || this.reconnecting || this.isStopped) return;
    this.connecting = this.open().finally(() => (this.connecting = null));
  }

  private async open(): Promise<void> {
    const client = new LastingClient({
      connectionString: this.config.databaseUrl,
      options: `-c application_name=requisite-notices -c role=${APP_ROLE}`,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      // several are sent at once, which the client lets wait in a line of its own no longer
      pipeline: true,
      ...KEEP_ALIVE,
    });
    const lost = (error?: Error) => this.lose(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    let ownId: number | undefined;
    client.on('notification', ({ channel, processId, payload }) => {
      if (processId !== ownId) this.hear(channel, listed(payload ? payload.split(',') : []));
    });
    try {
      await client.connect();
      ownId = (await client.query<{ id: number }>('SELECT pg_backend_pid() AS id')).rows[0]?.id;
    } catch (error) {
      cutOff(client);
      this.retry(error as Error);
      return;
    }
    this.client = client;
    const isBack = this.failures > 0;
    this.failures = 0;
    for (const channel of this.listeners.keys()) this.hearOf(client, channel);
    if (isBack) for (const channel of this.listeners.keys()) this.hear(channel, null);
    this.sendUnsent(client);
  }

  private hearOf(client: LastingClient, channel: string): void {
    client.query(`LISTEN ${channel}`).catch((error: Error) => this.lose(client, error));
  }

  private lose(client: LastingClient, error?: Error): void {
    if (this.client !== client || this.isStopped) return;
    this.client = null;
    cutOff(client);
    this.retry(error);
  }

  private retry(error?: Error): void {
    if (this.isStopped || this.reconnecting) return;
    const pauseMs = RECONNECT_MS[Math.min(this.failures++, RECONNECT_MS.length - 1)];
    // a database that is away says so at each try; once is enough, and where in our code it was noticed tells nothing
    if (this.failures === 1) this.logger.warn({ why: error?.message }, 'the connection for notices is away; it is taken up again');
    this.reconnecting = setTimeout(() => {
      this.reconnecting = null;
      this.connect();
    }, pauseMs).unref();
  }
}

/** The channel, which stands in a statement as it is. */
function name(channel: string): string {
  if (!/^[a-z_]+$/.test(channel)) throw new Error('Not a name of a channel');
  return channel;
}

/** Where something happened; null where nothing was said of that. */
function listed(ids: Iterable<string>): readonly string[] | null {
  const all = [...ids];
  return all.length === 0 ? null : all;
}

/** Writes the notices of a channel. A notice takes no parameters: what is no id is said to be anywhere. */
function noticesOf(channel: string, ids: ReadonlySet<string>): string[] {
  const all = [...ids];
  if (all.length === 0 || !all.every(isId)) return [`NOTIFY ${channel}`];
  const parts = Array.from({ length: Math.ceil(all.length / MAX_IDS) }, (_, at) => all.slice(at * MAX_IDS, (at + 1) * MAX_IDS));
  return parts.map((part) => `NOTIFY ${channel}, '${part.join(',')}'`);
}
