import { comparePasswords, hashPassword, newSalt } from './password.js';

describe('A password', () => {
  const salt = newSalt();
  it('is stored as argon2id with 19 MiB, 2 passes, 1 thread and the salt of its account', async () => {
    const [one, same, other] = await Promise.all([salt, salt, newSalt()].map((of) => hashPassword('correct horse battery', of)));
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([one === same, one === other]).toEqual([true, false]);
  });
  it('is found among all that the account has, and nothing else is', async () => {
    const hashes = [await hashPassword('of the one school', salt), null, await hashPassword('of the other school', salt)];
    const right = async (password: string) => (await comparePasswords(hashes, salt, password)).right;
    expect(await right('of the one school')).toEqual([true, false, false]);
    expect(await right('of the other school')).toEqual([false, false, true]);
    for (const wrong of ['of the one schooL', 'of the one school ', '']) expect(await right(wrong)).toEqual([false, false, false]);
  });
  it('is known by a hash of another salt too, and made anew with that of the account', async () => {
    const before = await hashPassword('correct horse battery', newSalt());
    const { right, made } = await comparePasswords([before], salt, 'correct horse battery');
    expect([right, made]).toEqual([[true], await hashPassword('correct horse battery', salt)]);
  });
  it('is the same however the keyboard composes its letters', async () => {
    const hashes = [await hashPassword('caf\u00e9 au lait, s\u2019il', salt)];
    expect((await comparePasswords(hashes, salt, 'cafe\u0301 au lait, s\u2019il')).right).toEqual([true]);
  });
});
