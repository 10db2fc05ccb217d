import { DEMO_PASSWORD } from '../../../migrations/seeds/oakfield/people.js';
import type { Me, SetupView } from '@app/shared';
import { startBeside, startTestApp, type TestApp } from '../testing/index.js';
import { loadOakfield } from './load-oakfield.js';

const signIn = { email: 'admin@oakfield.example', password: DEMO_PASSWORD };

/** Everybody knows the password of the demo's people: with the setting they are people, without it they are nobody. */
describe('a demo school', () => {
  let kit: TestApp;
  let over: TestApp;
  beforeAll(async () => {
    kit = await startTestApp(undefined, { DEMO: '1' });
    await loadOakfield(kit.app);
    over = await startBeside({ ...kit, config: { ...kit.config, demo: false } });
  });
  afterAll(async () => {
    await over?.stop();
    await kit.stop();
  });

  it('lets its people in while it is one, and says on each page that it is', async () => {
    const client = kit.client();
    expect((await client.post('/auth/session', signIn)).status).toBe(201);
    expect((await client.get<Me>('/me')).body.school).toMatchObject({ name: 'Oakfield School', demo: true });
    expect((await client.get<SetupView>('/setup')).body).toEqual({ needed: false, demo: true, mails: false });
  });

  it('lets nobody in once it is over, by password or by a session of before, and leaves room for the first school', async () => {
    const session = await kit.db.acrossSchools<{ hash: Buffer }>('SELECT token_hash AS hash FROM session');
    expect(session.length).toBeGreaterThan(0);
    expect((await over.client().post('/auth/session', signIn)).body.code).toBe('WRONG_SIGN_IN');
    const [token, xsrf] = ['a token of the demo', 'xsrf'];
    await kit.db.acrossSchools(`UPDATE session SET token_hash = sha256($1::text::bytea), xsrf = $2`, [token, xsrf]);
    expect((await kit.client().withSession(token, xsrf).get('/me')).status).toBe(200);
    expect((await over.client().withSession(token, xsrf).get('/me')).body.code).toBe('SIGNED_OUT');
    expect((await over.client().get<SetupView>('/setup')).body).toEqual({ needed: true, demo: false, mails: false });
  });
});
