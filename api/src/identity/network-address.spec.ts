import fc from 'fast-check';
import { networkAddress } from './network-address.js';

describe('The address that failures are counted under', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts under %s', (ip, expected) => {
    expect(networkAddress(ip)).toBe(expected);
  });
  it('is one for all that share the first four groups of an IPv6 address, and another for any other', () => {
    const group = fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16));
    const four = fc.tuple(group, group, group, group);
    fc.assert(
      fc.property(four, four, four, (network, a, b) => {
        const at = (host: string[]) => networkAddress([...network, ...host].join(':'));
        expect(at(a)).toBe(at(b));
        expect(at(a)).toBe(`${network.join(':')}::/64`);
      }),
    );
  });
});
