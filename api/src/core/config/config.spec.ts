import { readConfig } from './index.js';

type ReadSettings = (env: Record<string, string>, root: string) => { demo: boolean; host: string };
// the launcher is JavaScript, and has no types
const { readSettings } = (await import(String('../../../tools/settings.mjs'))) as { readSettings: ReadSettings };
const DATABASE_URL = 'postgres://me:secret@127.0.0.1:5432/school';

/** Everybody knows the passwords of a demo, so that nobody but this machine reaches one that nobody opened. */
describe('where a server listens that is not told', () => {
  it.each([
    ['a demo on this machine alone', { DEMO: '1' }, '127.0.0.1'],
    ['a demo where it is told to', { DEMO: '1', HOST: '0.0.0.0' }, '0.0.0.0'],
    ['a school everywhere', { DEMO: '0' }, '0.0.0.0'],
  ])('%s', (_what, env, host) => {
    expect(readConfig({ DATABASE_URL, ...env }).host).toBe(host);
    expect(readSettings({ ...env }, '/srv').host).toBe(host);
  });

  it('is this machine for npm start without any setting, which is a demo, and everywhere with a database of its own', () => {
    expect(readSettings({}, '/srv')).toMatchObject({ demo: true, host: '127.0.0.1' });
    expect(readSettings({ DATABASE_URL }, '/srv')).toMatchObject({ demo: false, host: '0.0.0.0' });
  });

  it('writes each request into the log unless it is told otherwise', () => {
    expect(readConfig({ DATABASE_URL }).logLevel).toBe('info');
    expect(readConfig({ DATABASE_URL, LOG_LEVEL: 'warn' }).logLevel).toBe('warn');
  });
});

describe('the scanner of files', () => {
  const read = (CLAMD_URL?: string) => readConfig({ DATABASE_URL, ...(CLAMD_URL !== undefined && { CLAMD_URL }) }).clamdUrl;

  it.each(['tcp://127.0.0.1:3310', 'tcp://scanner', 'tcp://[::1]:3310', 'unix:///run/clamav/clamd.ctl'])('may be %s', (address) => {
    expect(read(address)).toBe(address);
  });
  it.each(['127.0.0.1:3310', 'http://scanner', 'tcp://', 'unix:///', 'unix://run/clamd.ctl', 'a scanner'])('cannot be %s', (address) => {
    expect(() => read(address)).toThrow(/^CLAMD_URL must /);
  });
  it('is none where nobody names one', () => {
    expect([read(), read('')]).toEqual([null, null]);
  });
});
