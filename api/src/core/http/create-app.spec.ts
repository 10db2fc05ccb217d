import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { Controller, Get } from '@nestjs/common';
import { startTestApp, TestSchool, type TestApp } from '../../testing/index.js';
import { Public } from '../access/index.js';

@Controller('broken')
class Broken {
  @Get()
  @Public()
  read(): never {
    throw Object.assign(new Error('secret of the machine'), { query: 'SELECT secret FROM person', stack: 'at secret.ts:1' });
  }
}

/** As long as the prep list of a busy day. */
const LONG = { items: Array.from({ length: 4000 }, (_, at) => `Beaker ${at}, 250 cm³, on the shelf by the window`) };

@Controller('long')
class Long {
  @Get()
  @Public()
  read(): object {
    return LONG;
  }
}

describe('what the server makes of a body', () => {
  let kit: TestApp;
  let school: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp(undefined, {}, [Broken]);
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const post = (body: string, contentType: string) =>
    school.client('admin').send('POST', '/departments', Buffer.from(body), { 'content-type': contentType });

  it('answers 400 to JSON that is cut off, and names the request', async () => {
    const { status, body } = await post('{"name": "Sci', 'application/json');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'MALFORMED_JSON', requestId: expect.any(String) });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])('answers 415 to %s', async (contentType) => {
    expect((await post('name=Music', contentType)).body).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('answers 413 to more than a megabyte', async () => {
    expect((await post(`{"name": "${'x'.repeat(1_100_000)}"}`, 'application/json')).body).toMatchObject({ status: 413, code: 'TOO_LARGE' });
  });

  it('names the fields that are missing of an empty body', async () => {
    const { status, body } = await post('', 'application/json');
    expect(status).toBe(422);
    expect(body.errors?.map(({ field }) => field)).toEqual(['name']);
  });

  it('does not take a prototype for a field', async () => {
    expect((await post('{"name": "Music", "__proto__": {"admin": true}}', 'application/json')).status).toBe(400);
  });

  it('tells nothing of a fault but that there was one, and by which id it is found', async () => {
    const { status, body } = await kit.client().get('/broken');
    expect(body).toMatchObject({ status: 500, code: 'UNEXPECTED', requestId: expect.any(String) });
    expect([status, JSON.stringify(body)]).toEqual([500, expect.not.stringContaining('secret')]);
  });

  it('lets nothing be stored between the answer and the page', async () => {
    const { headers } = await school.client('admin').get('/departments');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    expect(String(headers['content-security-policy'])).toMatch(/default-src 'self'.*font-src 'self'/);
  });
});

describe('how a long answer is sent', () => {
  let kit: TestApp;
  beforeAll(async () => {
    kit = await startTestApp(undefined, {}, [Long]);
  });
  afterAll(() => kit.stop());

  const asked = (encodings: string) => kit.app.inject({ method: 'GET', url: '/api/long', headers: { 'accept-encoding': encodings } });
  const asIs = (body: Buffer): Buffer => body;

  it.each([
    ['gzip, deflate, br, zstd', 'zstd', zstdDecompressSync],
    ['gzip, deflate, br', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['zstd;q=0, gzip', 'gzip', gunzipSync],
    ['identity', undefined, asIs],
  ])('to who takes %s: in one piece as %s, the same once it is opened', async (encodings, encoding, open) => {
    const { headers, rawPayload } = await asked(encodings);
    expect(headers['content-encoding']).toBe(encoding);
    expect(Number(headers['content-length'])).toBe(rawPayload.length);
    expect(JSON.parse(open(rawPayload).toString())).toEqual(LONG);
    if (encoding !== undefined) expect(headers['vary']).toBe('accept-encoding');
  });
});
