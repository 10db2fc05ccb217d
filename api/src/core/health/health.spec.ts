import { startTestApp, type TestApp } from '../../testing/index.js';

describe('GET /api/health', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  afterAll(() => kit.stop());

  it('answers without a sign-in that server and database are well', async () => {
    const { status, body } = await kit.client().get('/health');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ok', database: 'ok' });
  });
  it('answers an unknown address with problem+json', async () => {
    const { status, body } = await kit.client().get('/nothing-here');
    expect(status).toBe(404);
    expect(body).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });
});
