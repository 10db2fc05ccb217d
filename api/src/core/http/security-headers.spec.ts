import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, TestSchool, type TestApp } from '../../testing/index.js';
import { contentPolicy } from '../files/content-policy.js';
import { securityHeaders } from './security-headers.js';

const EXPECTED = securityHeaders('http://localhost:3000');
const PAGE = '<!doctype html><title>The page</title><app-root></app-root>';

describe('what every answer tells the browser to refuse', () => {
  const root = mkdtempSync(join(tmpdir(), 'requisite-headers-'));
  let kit: TestApp;
  let school: TestSchool;
  let port: number;

  beforeAll(async () => {
    writeFileSync(join(root, 'index.html'), PAGE);
    writeFileSync(join(root, 'main-ABCDEFGH.js'), '// a file of the application\n'.repeat(100));
    writeFileSync(join(root, 'picture.png'), 'not packed');
    kit = await startTestApp(undefined, { WEB_ROOT: root });
    school = await TestSchool.make(kit);
    await kit.app.listen(0, '127.0.0.1');
    port = Number(new URL(await kit.app.getUrl()).port);
  });
  afterAll(async () => {
    await kit.stop();
    rmSync(root, { recursive: true });
  });

  /** Sends bytes as they are, and reads the head of the first answer. */
  const sent = (text: string) =>
    new Promise<{ status: number; headers: Record<string, string>; text: string }>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      let answer = '';
      const settle = () => {
        const [head = ''] = answer.split('\r\n\r\n');
        const [line = '', ...rest] = head.split('\r\n');
        const pairs = rest.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()]);
        resolve({ status: Number(line.split(' ')[1]), headers: Object.fromEntries(pairs) as Record<string, string>, text: answer });
      };
      socket.on('data', (bytes) => {
        answer += String(bytes);
        if (answer.includes('\r\n\r\n')) socket.end();
      });
      socket.on('close', settle).on('error', reject);
    });
  const asks = (method: string, path: string, more = '', body = '') =>
    sent(`${method} ${path} HTTP/1.1\r\nhost: localhost\r\n${more}connection: close\r\n\r\n${body}`);
  const as = (key: string) =>
    Object.entries(school.headersOf(key))
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
  const json = (body: string, length = body.length) => `content-type: application/json\r\ncontent-length: ${length}\r\n`;

  const CASES: [what: string, status: number, ask: () => ReturnType<typeof sent>][] = [
    ['an answer of the API', 200, () => asks('GET', '/api/departments', as('admin'))],
    ['who is not signed in', 401, () => asks('GET', '/api/departments')],
    ['who may not', 403, () => asks('GET', '/api/activity', as('teacher'))],
    ['an unknown address of the API', 404, () => asks('GET', '/api/nothing')],
    ['an unknown file', 404, () => asks('GET', '/nothing.js')],
    ['a method that nothing takes', 404, () => asks('PUT', '/fortnight')],
    ['an address that cannot be decoded', 404, () => asks('GET', '/api/%')],
    ['a page that cannot be decoded', 404, () => asks('GET', '/%ff')],
    ['an address that is too long', 404, () => asks('GET', `/api/requisitions/${'x'.repeat(300)}`)],
    ['JSON that is cut off', 400, () => asks('POST', '/api/departments', `${as('admin')}${json('{"na')}`, '{"na')],
    ['a form', 415, () => asks('POST', '/api/departments', `${as('admin')}content-type: text/plain\r\ncontent-length: 1\r\n`, 'x')],
    ['a body that is too large', 413, () => asks('POST', '/api/departments', `${as('admin')}${json('', 2_000_000)}`, '{')],
    ['a head that is no HTTP', 400, () => sent('so much for that\r\n\r\n')],
    ['a head without a host', 400, () => sent('GET /api/health HTTP/1.1\r\nconnection: close\r\n\r\n')],
    ['an expectation that nobody has', 417, () => asks('POST', '/api/departments', 'expect: the-moon\r\ncontent-length: 0\r\n')],
    ['a head that is too large', 431, () => asks('GET', '/api/health', `cookie: ${'x'.repeat(40_000)}\r\n`)],
    ['a request to be shown what it sends', 404, () => asks('TRACE', '/api/health')],
    ['a body of two lengths', 400, () => asks('POST', '/api/departments', `${json('{}')}content-length: 7\r\n`, '{}')],
    ['a body of a length and of chunks', 400, () => asks('POST', '/api/departments', `${json('{}')}transfer-encoding: chunked\r\n`, '{}')],
    ['the page', 200, () => asks('GET', '/fortnight')],
    ['a packed file', 200, () => asks('GET', '/main-ABCDEFGH.js')],
    ['a file that is sent as it is', 200, () => asks('GET', '/picture.png')],
    ['a head alone', 200, () => asks('HEAD', '/picture.png')],
    ['the page of the API', 200, () => asks('GET', '/api/docs')],
  ];

  it.each(CASES)('stands on %s (%d)', async (what, status, ask) => {
    const answer = await ask();
    expect(answer.status).toBe(status);
    const { 'content-security-policy': policy, ...headers } = answer.headers;
    const nonce = /'nonce-[\w-]{24}'/.exec(policy ?? '')?.[0];
    expect({ ...headers, 'content-security-policy': policy }).toMatchObject({
      ...EXPECTED,
      'content-security-policy': contentPolicy({ styles: nonce ? [nonce] : [], makesElementsOfText: what === 'the page of the API' }),
    });
    expect(nonce !== undefined).toBe(answer.text.includes('<app-root'));
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('stands on what has not changed since', async () => {
    const { etag } = (await asks('GET', '/main-ABCDEFGH.js')).headers;
    const again = await asks('GET', '/main-ABCDEFGH.js', `if-none-match: ${etag}\r\n`);
    expect(again).toMatchObject({ status: 304, headers: EXPECTED });
  });

  it('says to what never became a request what happened and what to do', async () => {
    const { text } = await asks('GET', '/api/health', `cookie: ${'x'.repeat(40_000)}\r\n`);
    expect(JSON.parse(text.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      code: 'TOO_LARGE',
      status: 431,
      detail: expect.stringMatching(/sign in again/),
    });
  });

  it('lets no page move its base, load from elsewhere, or use microphone and place; the camera is for our own pages alone', () => {
    expect(EXPECTED['content-security-policy']).toMatch(/default-src 'self'.*object-src 'none'; base-uri 'none'/);
    expect(EXPECTED['content-security-policy']).not.toMatch(/https?:|\*|unsafe-eval/);
    for (const feature of ['microphone', 'geolocation']) expect(EXPECTED['permissions-policy']).toContain(`${feature}=()`);
    expect(EXPECTED['permissions-policy']).toContain('camera=(self)');
  });

  it('gives styles that a page makes a nonce that is another each time, and stands on the element that Angular reads it from', async () => {
    const nonces = new Set<string>();
    for (let time = 0; time < 3; time++) {
      const { headers, text } = await asks('GET', '/fortnight');
      const nonce = /<app-root ngCspNonce="([\w-]{24})"><\/app-root>/.exec(text)?.[1] ?? 'none';
      expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('allows no style and no script by its place, and nothing that makes a script of text', () => {
    expect(EXPECTED['content-security-policy']).not.toContain('unsafe');
    expect(EXPECTED['content-security-policy']).toMatch(/require-trusted-types-for 'script'; trusted-types angular requisite-worker$/);
    expect(EXPECTED['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('lets no other origin read or send anything', async () => {
    const from = 'origin: https://elsewhere.example\r\n';
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await asks(method, '/api/departments', `${from}access-control-request-method: POST\r\n${as('admin')}`);
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('keeps browsers with https where people come by it, and only there', () => {
    expect(securityHeaders('https://requisite.school.example')['strict-transport-security']).toMatch(/max-age=31536000/);
    expect(EXPECTED).not.toHaveProperty('strict-transport-security');
  });
});
