import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const CONNECTIONS = 500;
const MOST_BYTES = 100 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What the process holds, in bytes, once nothing is left that nobody needs. */
async function held(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    collect();
    await pause(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('five hundred who listen', () => {
  let kit: TestApp;
  let school: TestSchool;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit);
    await kit.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await kit.stop();
  });

  async function open(): Promise<Socket> {
    const { port } = kit.app.getHttpServer().address() as AddressInfo;
    const { cookie } = school.headersOf('technician');
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    const begun = Promise.withResolvers<void>();
    socket.on('error', begun.reject).on('data', (bytes) => (bytes.includes('retry:') ? begun.resolve() : undefined));
    socket.write(`GET /api/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${cookie}\r\n\r\n`);
    await begun.promise;
    return socket;
  }

  it('are held in a hundred megabytes, both ends of their lines counted', async () => {
    for (let at = 0; at < 20; at++) await open();
    const before = await held();
    for (let at = 0; at < CONNECTIONS / 25; at++) await Promise.all(Array.from({ length: 25 }, open));
    const each = Math.round(((await held()) - before) / CONNECTIONS / 1024);
    console.info(`Each of ${CONNECTIONS} who listen takes ${each} kB of the heap`);
    expect(each * 1024 * CONNECTIONS).toBeLessThan(MOST_BYTES);
  });

  it('each hear what happens', async () => {
    const heard = sockets.map((socket) => new Promise((resolve) => socket.once('data', resolve)));
    const added = await school.client('admin').post('/departments', { name: 'Music' });
    expect(added.status).toBe(201);
    await Promise.all(heard);
  });
});
