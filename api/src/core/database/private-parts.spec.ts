import pg, { type Pool } from 'pg';
import utils from 'pg/lib/utils.js';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { Packet } from './packet.js';

/** Parts of TypeORM and pg that they promise nobody, and that `Database` stands on. When one moves, it is said here and not in use. */
describe('what Database uses of its libraries beyond their promises', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it('is a pool that TypeORM calls `master`, of clients that pipeline and note by name what they have prepared', async () => {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    await kit.db.read(null, 'SELECT 1 AS one');
    const client = await master.connect();
    client.release();
    const { parsedStatements, submittedNamedStatements } = client.connection as unknown as Record<string, Record<string, string>>;
    expect(client.pipeline).toBe(true);
    expect(parsedStatements).toMatchObject({ COMMIT: 'COMMIT' });
    expect(submittedNamedStatements).toEqual({});
  });
  it('is a client that takes a packet for a query of its own, which alone may be pipelined', () => {
    expect(new Packet(new Map())).toBeInstanceOf(pg.Query);
  });
  it('is how pg writes a value', () => {
    expect([null, 1, true, 'a', ['a', null], { a: 1 }].map(utils.prepareValue)).toEqual([null, '1', 'true', 'a', '{"a",NULL}', '{"a":1}']);
  });
});
