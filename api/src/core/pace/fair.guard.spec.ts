import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { FairGuard } from './fair.guard.js';

describe('requests of schools on one server', () => {
  /** Asks as a school does; answers whether it is at work at once. */
  function asking(guard: FairGuard) {
    return (schoolId: string, method: string): boolean => {
      const request = { principal: { schoolId }, method, isMultipart: () => false };
      const isIn = guard.canActivate({ switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext);
      return isIn === true;
    };
  }
  const many = (count: number, ask: () => boolean) => Array.from({ length: count }, ask).filter(Boolean).length;

  it('are as many at work as one school may have, and fewer while another asks, whether it reads or writes', () => {
    const alone = asking(new FairGuard({ poolSize: 10 }));
    expect(many(9, () => alone('busy', 'POST'))).toBe(6);
    for (const method of ['GET', 'POST']) {
      const ask = asking(new FairGuard({ poolSize: 10 }));
      expect(ask('quiet', method)).toBe(true);
      expect(many(9, () => ask('busy', 'POST'))).toBe(3);
      expect(many(9, () => ask('busy', 'GET'))).toBe(4);
    }
  });
});
