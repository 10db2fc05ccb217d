import fc from 'fast-check';
import { mayTry } from './throttle.js';

const none = { device: 0, pair: 0, address: 0, account: 0, onDevice: [], here: [] };
const A = ['a'];

describe('With which passwords another attempt is compared', () => {
  it.each([
    ['the first', none, 'all'],
    ['after 9 failures of the pair', { ...none, pair: 9, address: 9, account: 9 }, 'all'],
    ['after 10 failures of the pair', { ...none, pair: 10, address: 10, account: 10 }, []],
    ['after 10 failures of the pair, from a place it has signed in from', { ...none, pair: 10, here: A }, []],
    ['after 99 failures of others from the address', { ...none, address: 99 }, 'all'],
    ['after 100 failures of others from the address', { ...none, address: 100 }, []],
    ['after 100 failures of others, from a place it has signed in from', { ...none, address: 100, here: A }, A],
    ['after 49 failures at the account from elsewhere', { ...none, account: 49 }, 'all'],
    ['after 50 failures at the account from elsewhere', { ...none, account: 50 }, []],
    ['after 50 failures from elsewhere, from a place it has signed in from', { ...none, account: 50, here: A }, A],
    ['on a device it has signed in on, whatever others did', { ...none, pair: 50, address: 500, account: 500, device: 9, onDevice: A }, A],
    ['after 10 failures on that device', { ...none, device: 10, pair: 10, onDevice: A }, []],
  ])('%s', (_, failures, expected) => {
    expect(mayTry(failures)).toEqual(expected);
  });

  const schools = fc.subarray(['a', 'b', 'c']);
  const counts = fc.record({
    device: fc.nat(20),
    pair: fc.nat(20),
    address: fc.nat(200),
    account: fc.nat(100),
    onDevice: schools,
    here: schools,
  });
  const reaches = (failures: Parameters<typeof mayTry>[0], school: string) => {
    const may = mayTry(failures);
    return may === 'all' || may.includes(school);
  };

  it("is never taken away, from a device that has signed in, by others' failures", () => {
    fc.assert(
      fc.property(counts, fc.nat(1000), fc.nat(1000), fc.nat(1000), (own, pair, address, account) => {
        const known = { ...own, device: Math.min(own.device, 9), onDevice: A };
        expect(reaches({ ...known, pair, address, account }, 'a')).toBe(true);
      }),
    );
  });
  it('is never given by one more failure', () => {
    const kind = fc.constantFrom('device' as const, 'pair' as const, 'address' as const, 'account' as const);
    fc.assert(
      fc.property(counts, kind, fc.constantFrom('a', 'b', 'c'), (failures, more, school) => {
        if (reaches({ ...failures, [more]: failures[more] + 1 }, school)) expect(reaches(failures, school)).toBe(true);
      }),
    );
  });
});
