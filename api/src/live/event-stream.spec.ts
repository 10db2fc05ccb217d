import { describe, expect, it } from '@jest/globals';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { rightsOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { EventStream } from './event-stream.js';

const who: Principal = {
  ...rightsOf('p', ['technician'], []),
  ...{ via: 'session', schoolId: 's', accountId: 'a', rulesVersion: 1, timeZone: 'Europe/London' },
};

/** A line whose other end takes nothing. */
class Stalled extends Socket {
  override _write(): void {
    // what is written waits for ever
  }
}

describe('a stream', () => {
  it('whose other end takes nothing is given up, and not written to without end', () => {
    const answer = new ServerResponse(new IncomingMessage(new Stalled()));
    answer.assignSocket(new Stalled());
    const stream = new EventStream(who, 'token', answer);
    stream.begin({}, 1);
    let sent = 0;
    for (; !stream.isOver && sent < 10_000; sent++) stream.send(sent, { kind: 'task.done', taskIds: ['a'.repeat(36)], by: 'Priya' });
    // some hundred bytes each, 64 kB in all
    expect(sent).toBeLessThan(1500);
    expect(stream.isOver).toBe(true);
  });
});
