import { canBeDoneAgain, expectedOr, faultOf } from './sql-states.js';

const said = (code: string, more: object = {}) => Object.assign(new Error('said'), { code }, more);

describe('a failure of the database', () => {
  it.each([
    ['08006', 'away'],
    ['57P01', 'away'],
    ['57P03', 'away'],
    ['58030', 'away'],
    ['28P01', 'away'],
    ['3D000', 'away'],
    ['25006', 'away'],
    ['25P03', 'busy'],
    ['53100', 'full'],
    ['53300', 'busy'],
    ['53200', 'busy'],
    ['57014', 'busy'],
    ['40001', 'held'],
    ['40P01', 'held'],
    ['55P03', 'held'],
    ['RQ001', 'held'],
    ['23505', null],
    ['42P01', null],
    ['25P02', null],
  ])('of state %s means %s, by its class where it is not named', (code, fault) => {
    expect(faultOf(said(code))).toBe(fault);
  });
  it.each([
    ['EPIPE', 'write', 'away'],
    ['ECONNRESET', 'read', 'away'],
    ['EHOSTDOWN', 'connect', 'away'],
    ['ENOENT', 'open', null],
  ])('of a socket, %s at %s, means %s', (code, syscall, fault) => {
    expect(faultOf(said(code, { syscall }))).toBe(fault);
  });
  it('of each address of a name is one', () => {
    expect(faultOf(new AggregateError([said('ECONNREFUSED', { syscall: 'connect' })]))).toBe('away');
  });
  it('is done again where nothing of it stands: a conflict, or a table that was changed meanwhile', () => {
    const changed = Object.assign(new Error('cached plan must not change result type'), { code: '0A000' });
    expect([said('40001'), said('40P01'), changed, said('0A000'), said('57P01')].map(canBeDoneAgain)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  it('leaves a trace in the log only where nobody expects it', () => {
    expect(expectedOr(said('53100'))).toEqual({ fault: 'full', code: '53100', reason: 'said' });
    const mistake = said('42P01');
    expect(expectedOr(mistake)).toEqual({ err: mistake });
  });
});
