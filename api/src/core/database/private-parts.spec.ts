import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import { startTestApp, type TestApp } from '../../testing/index.js';

/** Parts of TypeORM and pg that they promise nobody, and that `Database` stands on. When one moves, it is said here and not in use. */
describe('what Database uses of its libraries beyond their promises', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it('is a pool that TypeORM calls `master`, of clients that pipeline and have their socket at `connection.stream`', async () => {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    const client = await master.connect();
    const { pipeline, connection } = client as unknown as PoolClient & { pipeline: boolean; connection: { stream: Socket } };
    client.release();
    expect(pipeline).toBe(true);
    const { stream } = connection;
    expect([typeof stream.cork, typeof stream.uncork, stream.writable]).toEqual(['function', 'function', true]);
  });
  it('holds back what is sent in one turn of the event loop, so that it leaves in one packet', async () => {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    const client = (await master.connect()) as unknown as PoolClient & { connection: { stream: Socket } };
    client.release();
    const { stream } = client.connection;
    await kit.db.transaction(null, async () => {
      const sent = kit.db.query('SELECT 1 AS one');
      expect(stream.writableCorked).toBe(1);
      expect(await sent).toEqual([{ one: 1 }]);
      expect(stream.writableCorked).toBe(0);
    });
  });
});
