import { COMMON_PASSWORDS } from './common-passwords.js';
import { passwordFault } from './password-fault.js';

const OWN = ['Amara Okafor', 'Riverside High School', 'amara.okafor@riverside.example'];

describe('What is wrong with a password', () => {
  it.each([
    ['123456qwerty', 'common'],
    ['MotherFucker', 'common'],
    ['password1234', 'common'],
    ['P@ssw0rd2026!', 'guessable'],
    ['Sc13nceSc13nce', 'guessable'],
    ['oakfield-demo', 'guessable'],
    ['            ', 'guessable'],
    ['aaaaaaaaaaaa', 'common'],
    ['aaaaaaaaaaaaaaaaaaaaa', 'guessable'],
    ['abcabcabcabc', 'guessable'],
    ['qwertyuiopasdf', 'common'],
    ['poiuytrewqasdf', 'guessable'],
    ['lkjhgfdsa12345', 'guessable'],
    ['Requisite2026', 'guessable'],
    ['amaraokafor1987', 'guessable'],
    ['Riverside High!!', 'guessable'],
    ['passwordpasswordpassword', 'guessable'],
    ['1029384756 2026', null],
    ['correct horse battery staple', null],
    ['three rivers and a bridge', null],
    ['chosen by the person', null],
    ['xk7 Wq2 mPz9 vt', null],
    ['слон ест зелёный суп', null],
  ])('%j is %j', (password, fault) => {
    expect(passwordFault(password, OWN)).toBe(fault);
  });
  it('is for every one of more than 3,000 that people choose most often, all as long as one has to be', () => {
    const common = COMMON_PASSWORDS.trim().split(/\s+/);
    expect(new Set(common).size).toBeGreaterThan(3_000);
    expect(common.filter((password) => password.length < 12)).toEqual([]);
    expect(common.filter((password) => passwordFault(password.toUpperCase(), []) !== 'common')).toEqual([]);
    // the first and the last of what was gathered from breaches, and one that only the National Cyber Security Centre names
    for (const password of ['1qaz2wsx3edc', 'entrepreneur', '0r968ji9ufj6']) expect(common).toContain(password);
  });
  it('looks at the names of whose it is alone', () => {
    expect(passwordFault('Bartholomew 2026', ['Bartholomew Fry'])).toBe('guessable');
    expect(passwordFault('Bartholomew 2026', OWN)).toBeNull();
  });
  it('takes no long time over a long one', () => {
    expect(passwordFault('a1'.repeat(100), OWN)).toBe('guessable');
  });
});
