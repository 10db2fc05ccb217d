import pino from 'pino';
import { faultAsLogged } from './fault-as-logged.js';
import { logOptions } from './log-options.js';

describe('what is logged of a fault', () => {
  it('names what broke, and none of the values that the database met', () => {
    const more = {
      severity: 'ERROR',
      code: '23505',
      constraint: 'account_email',
      detail: 'Key (email)=(x@y.example) exists',
      parameters: ['note'],
    };
    const logged = faultAsLogged(Object.assign(new Error('invalid input syntax for type uuid: "a note"'), more));
    expect(logged).toMatchObject({
      type: 'Error',
      code: '23505',
      constraint: 'account_email',
      message: 'invalid input syntax for type uuid: "…"',
    });
    expect(JSON.stringify(logged)).not.toMatch(/note|x@y/);
  });

  it('keeps no address of mail of any other fault, nor of its cause', () => {
    const logged = faultAsLogged(new Error('refused <a.b@c.example>', { cause: new Error('for d@e.example') }));
    expect(logged).toMatchObject({ message: 'refused <…>', cause: { message: 'for …' } });
    expect(JSON.stringify(logged)).not.toMatch(/@[ce]\.example/);
  });

  it('keeps no address of mail in what a mail server says', () => {
    const written: string[] = [];
    const { pinoHttp } = logOptions('info', { write: (line) => void written.push(line) });
    pino(pinoHttp as pino.LoggerOptions, { write: (line) => void written.push(line) }).warn(
      { problem: '550 <a@b.example> unknown' },
      'not sent',
    );
    expect(JSON.parse(written[0] ?? '')).toMatchObject({ problem: '550 <…> unknown' });
  });
});
