import fc from 'fast-check';
import { mayTry } from './throttle.js';

const none = { pair: 0, address: 0, email: 0, knownHere: false };

describe('Whether another attempt may be looked at', () => {
  it.each([
    ['the first', none, true],
    ['after 9 failures of the pair', { ...none, pair: 9, address: 9, email: 9 }, true],
    ['after 10 failures of the pair', { ...none, pair: 10, address: 10, email: 10 }, false],
    ['after 10 failures of the pair, from a place it has signed in from', { ...none, pair: 10, knownHere: true }, false],
    ['after 99 failures of others from the address', { ...none, address: 99 }, true],
    ['after 100 failures of others from the address', { ...none, address: 100 }, false],
    ['after 100 failures of others, from a place it has signed in from', { ...none, address: 100, knownHere: true }, true],
    ['after 49 failures at the e-mail address from elsewhere', { ...none, email: 49 }, true],
    ['after 50 failures at the e-mail address from elsewhere', { ...none, email: 50 }, false],
    ['after 50 failures from elsewhere, from a place it has signed in from', { ...none, email: 50, knownHere: true }, true],
  ])('%s', (_, failures, expected) => {
    expect(mayTry(failures)).toBe(expected);
  });

  const counts = fc.record({ pair: fc.nat(20), address: fc.nat(200), email: fc.nat(100), knownHere: fc.boolean() });

  it("is never taken away, from somebody who has signed in from there, by others' failures", () => {
    fc.assert(
      fc.property(counts, fc.nat(1000), fc.nat(1000), (own, address, email) => {
        const known = { ...own, knownHere: true };
        expect(mayTry({ ...known, address, email })).toBe(mayTry(known));
      }),
    );
  });
  it('is never given by one more failure', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom('pair' as const, 'address' as const, 'email' as const), (failures, more) => {
        if (mayTry({ ...failures, [more]: failures[more] + 1 })) expect(mayTry(failures)).toBe(true);
      }),
    );
  });
});
