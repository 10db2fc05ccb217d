import fc from 'fast-check';
import { isUnnamed, type PersonKnown, type PersonSaid, placePeople } from './place-people.js';

const USUAL = { roles: ['teacher'], departmentIds: ['sci'] } as const;
const known = (change: Partial<PersonKnown>): PersonKnown => ({
  id: change.code ?? 'x',
  name: 'JSM',
  code: 'JSM',
  email: null,
  roles: ['teacher'],
  departmentIds: ['sci'],
  active: true,
  signIn: 'never-invited',
  ...change,
});
const JSM = known({});
const RAO = known({ name: 'Anil Rao', code: 'RAO', email: 'anil@oak.example', signIn: 'joined' });
const place = (said: PersonSaid, people = [JSM, RAO]) => placePeople([said], people, USUAL)[0];
const faults = (said: PersonSaid, people = [JSM, RAO]) => place(said, people)?.faults;

describe('People pasted, placed among those whom the school has', () => {
  it('gives a code from the timetable its name and address, and invites', () => {
    expect(place({ code: 'jsm', name: 'Jo Smith', email: 'jo@oak.example' })).toMatchObject({
      what: 'changed',
      known: JSM,
      name: 'Jo Smith',
      email: 'jo@oak.example',
      invites: true,
    });
  });
  it('adds somebody new with the usual role and department, or with their own', () => {
    expect(place({ code: 'AB', name: 'Ada Bell', email: 'ada@oak.example' })).toMatchObject({
      what: 'new',
      known: null,
      roles: ['teacher'],
      departmentIds: ['sci'],
      guessed: [],
      invites: true,
    });
    expect(place({ name: 'Pat Wren', roles: ['technician'], departmentIds: [] })).toMatchObject({
      code: 'PW',
      roles: ['technician'],
      departmentIds: [],
      guessed: ['code'],
      invites: false,
    });
  });
  it('guesses a name from an address, and a code that nobody has from a name', () => {
    const [first, second] = placePeople(
      [{ email: 'jo.small@oak.example' }, { name: 'Jim Sayers' }],
      [known({ code: 'JS', name: 'JS' })],
      USUAL,
    );
    expect([first?.name, first?.code, first?.guessed]).toEqual(['Jo Small', 'JS2', ['name', 'code']]);
    expect(second?.code).toBe('JS3');
  });
  it('knows somebody by address, by code and by a full name, and changes nothing that is so already', () => {
    for (const said of [{ email: 'ANIL@oak.example' }, { code: 'rao' }, { name: 'Rao, Anil' }])
      expect([place({ ...said, name: 'Anil Rao' })?.known, place({ ...said, name: 'Anil Rao' })?.what]).toEqual([RAO, 'same']);
  });
  it('adds roles and departments and takes none away', () => {
    expect(place({ code: 'RAO', roles: ['head'], departmentIds: ['art'] })).toMatchObject({
      roles: ['teacher', 'head'],
      departmentIds: ['sci', 'art'],
      changes: ['roles', 'departmentIds'],
    });
    expect(place({ code: 'RAO' }, [{ ...RAO, departmentIds: [] }])).toMatchObject({ departmentIds: ['sci'] });
  });
  it('names a file’s person by code where the code was the name', () => {
    const named = known({ id: 'n', name: 'Jo Smith', code: 'Jo Smith' });
    expect(place({ code: 'JSM', name: 'Jo Smith', email: 'jo@oak.example' }, [named])).toMatchObject({
      known: named,
      code: 'JSM',
      what: 'changed',
    });
  });
  it.each<[string, PersonSaid, unknown]>([
    ['a row without a name', { email: 'jo@oak.example' }, [{ field: 'name', why: 'missing' }]],
    ['an address that is none', { name: 'Jo Small', email: 'jo' }, [{ field: 'email', why: 'no-address' }]],
    [
      'the code of one and the address of another',
      { code: 'JSM', email: 'anil@oak.example' },
      [{ field: 'code', why: 'taken', who: 'JSM' }],
    ],
    [
      'another address for somebody who signs in with theirs',
      { code: 'RAO', email: 'rao@oak.example' },
      [{ field: 'email', why: 'signs-in-as', who: 'Anil Rao', email: 'anil@oak.example' }],
    ],
    [
      'a name that somebody has with another code',
      { name: 'Anil Rao', code: 'AR' },
      [{ field: 'name', why: 'namesake', who: 'Anil Rao (RAO)' }],
    ],
  ])('refuses %s', (_, said, expected) => {
    expect([place(said)?.what, faults(said)]).toEqual(['refused', expected]);
  });
  it('takes a namesake of whom code and address are others', () => {
    expect(place({ name: 'Anil Rao', code: 'AR', email: 'ar@oak.example' })).toMatchObject({ what: 'new', faults: [] });
  });
  it('refuses somebody who has left, and a person’s second row', () => {
    expect(faults({ code: 'JSM', name: 'Jo Smith' }, [{ ...JSM, active: false }])).toEqual([{ field: 'name', why: 'left', who: 'JSM' }]);
    const rows = placePeople(
      [{ code: 'AB', name: 'Ada Bell' }, { name: 'Al Ball', code: 'ab' }, { code: 'JSM' }, { code: 'JSM', name: 'Jo Smith' }],
      [JSM],
      USUAL,
    );
    expect(rows.map(({ what }) => what)).toEqual(['new', 'refused', 'same', 'refused']);
    expect(rows[1]?.faults).toEqual([{ field: 'name', why: 'same-as-row', row: 1 }]);
  });
  it('invites nobody who has joined or has a link, and again where the address was another', () => {
    const invited = known({ code: 'INV', name: 'Ivy Noor', email: 'ivy@oak.example', signIn: 'invited' });
    expect([place({ code: 'INV' }, [invited])?.invites, place({ code: 'RAO' })?.invites]).toEqual([false, false]);
    expect(place({ code: 'INV', email: 'noor@oak.example' }, [invited])?.invites).toBe(true);
  });
  it('tells a code without a name from a name', () => {
    expect(
      [
        { name: 'JSM', code: 'jsm' },
        { name: 'Jo Smith', code: 'Jo Smith' },
        { name: 'Jo Smith', code: 'JSM' },
      ].map(isUnnamed),
    ).toEqual([true, false, false]);
  });

  const word = fc.constantFrom('Jo', 'Al', 'Smith', 'Rao', 'Bell');
  const said = fc.record(
    {
      name: fc.tuple(word, word).map((words) => words.join(' ')),
      code: fc.constantFrom('A', 'b', 'B', 'JSM', 'RAO'),
      email: fc.constantFrom('a@x.example', 'A@x.example', 'b@x.example', 'anil@oak.example'),
    },
    { requiredKeys: [] },
  );
  const after = (people: readonly PersonKnown[], rows: ReturnType<typeof placePeople>) => {
    const taken = rows.filter(({ what }) => what !== 'refused');
    const changed = new Map(taken.flatMap((row) => (row.known ? [[row.known.id, row] as const] : [])));
    const isNew = taken
      .filter((row) => row.known === null)
      .map((row, at) => ({ ...known({ id: `new ${at}` }), ...row, signIn: 'invited' as const }));
    return [...people.map((one): PersonKnown => ({ ...one, ...changed.get(one.id), id: one.id, signIn: one.signIn })), ...isNew];
  };

  it('never makes anybody twice: whatever is pasted, codes and addresses stay one person’s, and pasting again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(said, { maxLength: 8 }), (rows) => {
        const once = placePeople(rows, [JSM, RAO], USUAL);
        const people = after([JSM, RAO], once);
        const codes = people.map(({ code }) => code.toLowerCase());
        const emails = people.flatMap(({ email }) => email?.toLowerCase() ?? []);
        expect([new Set(codes).size, new Set(emails).size]).toEqual([codes.length, emails.length]);
        const taken = rows.filter((_, at) => once[at]?.what !== 'refused');
        expect(placePeople(taken, people, USUAL).filter(({ what }) => what === 'new')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
