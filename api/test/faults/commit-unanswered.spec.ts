import { Controller, HttpCode, Post } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Apparatus } from '@app/shared';
import { Public } from '../../src/core/access/index.js';
import { Database } from '../../src/core/database/index.js';
import { Answers } from '../../src/core/openapi/index.js';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../../src/testing/index.js';
import { TcpProxy } from './tcp-proxy.js';

/** Fails when its transaction is committed. */
@Controller('fails-afterwards')
class FailsAfterwards {
  constructor(private readonly db: Database) {}

  @Public()
  @Post()
  @HttpCode(200)
  @Answers(null, 'Fails when all is done')
  async fail(): Promise<void> {
    await this.db.transaction(null, async () => undefined);
    throw new Error('too late');
  }
}

/** What was saved although nobody said so: a server that answers 'Nothing was changed' then has people do it twice. */
describe('a connection that is cut', () => {
  let kit: TestApp;
  let proxy: TcpProxy;
  let behind: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp(undefined, {}, [FailsAfterwards]);
    school = await TestSchool.make(kit);
  });
  beforeEach(async () => {
    proxy = await TcpProxy.before(kit.url);
    behind = await startBeside({ ...kit, config: { ...kit.config, databaseUrl: proxy.through(kit.url) } });
  });
  afterEach(async () => {
    await behind?.stop();
    await proxy?.close();
  });
  afterAll(() => kit.stop());

  const technician = () => school.client('technician', behind);
  const named = (name: string) =>
    kit.db.read<{ owned: number }>(school.id, 'SELECT owned FROM apparatus WHERE school_id = $1 AND name = $2', [school.id, name]);

  it('before the work was done leaves nothing, and the answer says so', async () => {
    const cut = proxy.cutBeforeSent('Before');
    const { status, body } = await technician().post('/apparatus', { name: 'Before', owned: 1 });
    await cut;
    expect(status).toBe(503);
    expect(body).toMatchObject({ code: 'DATABASE_AWAY', detail: expect.stringContaining('Nothing was changed') });
    expect(await named('Before')).toEqual([]);
  });

  it('between the commit and its answer leaves what was saved, and the answer says that this is not known', async () => {
    const cut = proxy.cutBeforeAnswered('COMMIT', 'Between');
    const { status, body } = await technician().post('/apparatus', { name: 'Between', owned: 1 });
    await cut;
    expect(status).toBe(503);
    expect(body).toMatchObject({
      code: 'DATABASE_AWAY',
      detail: 'The connection to the database was lost. It is not known whether this was saved; please look before you send it again.',
    });
    expect(await named('Between')).toEqual([{ owned: 1 }]);
  });

  it('there, on a change of what is there already, says the same', async () => {
    const { id, version } = (await technician().post<Apparatus>('/apparatus', { name: 'Changed', owned: 1 })).body;
    const cut = proxy.cutBeforeAnswered('COMMIT', id);
    const { status, body } = await technician().put(`/apparatus/${id}`, { version, owned: 2 });
    await cut;
    expect(status).toBe(503);
    expect(body.detail).toContain('not known whether this was saved');
    expect(await named('Changed')).toEqual([{ owned: 2 }]);
  });

  it('there, of a request with a key, says that it may be sent again, and then does nothing twice', async () => {
    const add = () => technician().post<Apparatus>('/apparatus', { name: 'Keyed', owned: 1 }, { 'idempotency-key': 'keyed' });
    const cut = proxy.cutBeforeAnswered('COMMIT', 'Keyed');
    const { status, body } = await add();
    await cut;
    expect(status).toBe(503);
    expect(body.detail).toContain('not known whether this was saved');
    expect(body.detail).toContain('with the same Idempotency-Key nothing is done twice');
    expect((await add()).status).toBe(201);
    expect(await named('Keyed')).toEqual([{ owned: 1 }]);
  });

  it('while somebody looks changes nothing', async () => {
    const cut = proxy.cutBeforeAnswered('COMMIT', school.id);
    const { status, body } = await technician().get('/apparatus');
    await cut;
    expect([status, body.detail]).toEqual([503, 'The database cannot be reached. Nothing was changed; please try again shortly.']);
  });

  it('or any other fault after a commit does not say that nothing was changed', async () => {
    const { status, body } = await kit.client().post('/fails-afterwards', {});
    expect([status, body.code]).toEqual([500, 'UNEXPECTED']);
    expect(body.detail).toContain('not known whether this was saved');
  });
});
