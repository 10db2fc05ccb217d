import pg from 'pg';

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
