import pg from 'pg';

/** A connection that is closed in good order is closed within so long, in milliseconds. */
const FAREWELL_MS = 1000;

/**
 * A connection whose loss ends nothing but itself. The pool takes its own listener away while somebody has the connection, and an error
 * that nobody listens for ends the process; with the error, every statement on the connection is refused, which is how its user hears.
 */
export class LastingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** Cuts a connection off without a farewell: what does not answer would not hear one either. */
export function cutOff(client: pg.ClientBase): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

/** Closes a connection in good order, or cuts it off where nothing answers any more; never rejects. */
export async function farewell(client: pg.Client): Promise<void> {
  const late = setTimeout(() => cutOff(client), FAREWELL_MS);
  await client.end().catch(() => undefined);
  clearTimeout(late);
}
