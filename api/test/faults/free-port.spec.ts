import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { atFreePort } from './free-port.js';
import { startProgram, untilSaid } from './server-process.js';

describe('a start at a free port', () => {
  it('is at another one where somebody took the first between the look and the start', async () => {
    const others: Server[] = [];
    const tried: number[] = [];
    const program = await atFreePort(async (port) => {
      tried.push(port);
      if (tried.length < 3) {
        const other = createServer().listen(port, '127.0.0.1');
        await once(other, 'listening');
        others.push(other);
      }
      const listens = `require('node:net').createServer().on('error', () => console.log('Port ${port} is in use')).listen(${port}, '127.0.0.1', () => console.log('it listens'))`;
      const one = startProgram(['-e', listens]);
      await untilSaid(one, 'it listens', 60_000);
      return one;
    });
    expect(new Set(tried).size).toBe(3);
    program.process.kill('SIGKILL');
    await program.ended;
    for (const other of others) other.close();
  });

  it('that fails otherwise is not tried again', async () => {
    let tries = 0;
    const start = async () => {
      tries++;
      throw new Error('The server has ended');
    };
    await expect(atFreePort(start)).rejects.toThrow('The server has ended');
    expect(tries).toBe(1);
  });
});
