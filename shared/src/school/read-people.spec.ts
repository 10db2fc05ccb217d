import fc from 'fast-check';
import { readPeople } from './read-people.js';

const KNOWN = {
  codes: ['JSM', 'Rao'],
  departments: [
    { id: 'sci', name: 'Science' },
    { id: 'dt', name: 'D&T' },
    { id: 'art', name: 'Art' },
  ],
};
const one = (line: string) => {
  const [{ written: _, ...read } = { written: '', unread: [] }, ...more] = readPeople(line, KNOWN).people;
  expect(more).toEqual([]);
  return read;
};
const JO = { code: 'JSM', name: 'Jo Smith', email: 'jo.smith@oak.example', unread: [] };

describe('People pasted as lines', () => {
  it.each([
    'JSM, Jo Smith, jo.smith@oak.example',
    'jo.smith@oak.example;Jo Smith;JSM',
    'Jo Smith\tJSM\tjo.smith@oak.example',
    'MRS\tJo\tSmith\tJSM\tjo.smith@oak.example',
    'JSM\tMrs\tJo\tSmith\tjo.smith@oak.example',
    'JSM,Smith,Jo,jo.smith@oak.example',
    'JSM,Jo,Smith,jo.smith@oak.example',
    '"Smith, Jo",JSM,jo.smith@oak.example',
    'JSM Jo Smith jo.smith@oak.example',
    'JSM, Jo Smith <jo.smith@oak.example>',
    'Jo Smith (JSM) <jo.smith@oak.example>',
    'Smith, Jo (JSM); jo.smith@oak.example',
  ])('reads %j', (line) => {
    expect(one(line)).toEqual(JO);
  });

  it.each([
    ['Jo Smith <jo@oak.example>', { name: 'Jo Smith', email: 'jo@oak.example', unread: [] }],
    ['JSM, Jo Smith', { code: 'JSM', name: 'Jo Smith', unread: [] }],
    ['rao\tAnil Rao', { code: 'rao', name: 'Anil Rao', unread: [] }],
    ['jo@oak.example', { email: 'jo@oak.example', unread: [] }],
    ['Pat Wren, technician, pat@oak.example', { name: 'Pat Wren', roles: ['technician'], email: 'pat@oak.example', unread: [] }],
    ['Pat Wren, Teacher/Technician, Science', { name: 'Pat Wren', roles: ['teacher', 'technician'], departmentIds: ['sci'], unread: [] }],
    [
      'Ada Bell; Head of Science; AB; ab@oak.example',
      { name: 'Ada Bell', code: 'AB', roles: ['head'], departmentIds: ['sci'], email: 'ab@oak.example', unread: [] },
    ],
    ['Di Fox; D&T', { name: 'Di Fox', departmentIds: ['dt'], unread: [] }],
    ['Jo Smith; 01632 960001; jo@oak.example', { name: 'Jo Smith', email: 'jo@oak.example', unread: ['01632 960001'] }],
    ['Jo Smith; jo@', { name: 'Jo Smith', email: 'jo@', unread: [] }],
    ['JO SMITH, jo@oak.example', { name: 'JO SMITH', email: 'jo@oak.example', unread: [] }],
    ['Pat Wren pat@oak.example technician', { name: 'Pat Wren', email: 'pat@oak.example', roles: ['technician'], unread: [] }],
    ['Pat Wren lab technician <pat@oak.example>', { name: 'Pat Wren', email: 'pat@oak.example', roles: ['technician'], unread: [] }],
    [
      'Ada Bell ada@oak.example Head of Science',
      { name: 'Ada Bell', roles: ['head'], departmentIds: ['sci'], email: 'ada@oak.example', unread: [] },
    ],
    [
      'JSM Jo Smith jo.smith@oak.example teacher, technician',
      { code: 'JSM', name: 'Jo Smith', roles: ['teacher', 'technician'], email: 'jo.smith@oak.example', unread: [] },
    ],
    ['Jo Ann Head jo.head@oak.example', { name: 'Jo Ann Head', email: 'jo.head@oak.example', unread: [] }],
  ])('of %j knows %j', (line, read) => {
    expect(one(line)).toEqual(read);
  });

  it.each([
    [
      'Bob\tTech\tBTE\tbob@x.example\tTechnician',
      { name: 'Bob Tech', code: 'BTE', email: 'bob@x.example', roles: ['technician'], unread: [] },
    ],
    ['Technician\tBTE\tBob\tTech', { name: 'Bob Tech', code: 'BTE', roles: ['technician'], unread: [] }],
    ['Bob, Head, b.head@x.example, teacher', { name: 'Bob Head', email: 'b.head@x.example', roles: ['teacher'], unread: [] }],
    ['Bob\tTeacher\tTechnician', { name: 'Bob', roles: ['teacher', 'technician'], unread: [] }],
    ['Pat Wren\tTech\tTechnician', { name: 'Pat Wren', roles: ['technician'], unread: [] }],
    ['Pat Wren\tScience\tArt', { name: 'Pat Wren', departmentIds: ['sci', 'art'], unread: [] }],
    ['Pat Wren\tTechnician, Science', { name: 'Pat Wren', roles: ['technician'], departmentIds: ['sci'], unread: [] }],
    ['JSM\tJo Smith\tSCI\tjo@oak.example', { code: 'JSM', name: 'Jo Smith', email: 'jo@oak.example', unread: ['SCI'] }],
    ['SCI\tJo Smith\tJSM', { code: 'JSM', name: 'Jo Smith', unread: ['SCI'] }],
    ['SMITH\tJo\tJSM\tj.smith@oak.example', { code: 'JSM', name: 'Jo SMITH', email: 'j.smith@oak.example', unread: [] }],
    ['Mary Ann\tSmith\tmaryann.smith@oak.example', { name: 'Mary Ann Smith', email: 'maryann.smith@oak.example', unread: [] }],
    ['JSM, Jo Smith, jo.smith@oak.example\t', JO],
  ])('of the cells of %j drops none and takes none for a part of the name', (line, read) => {
    expect(one(line)).toEqual(read);
  });

  it('tells on each line by itself what parts its cells', () => {
    const text = 'JSM, Jo Smith, technician\nRAO\tAnil Rao\thead\nAB; Ada Bell; admin\nDi Fox teacher@oak.example';
    expect(readPeople(text, { codes: [], departments: [] }).people.map(({ code, name, roles }) => [code, name, roles])).toEqual([
      ['JSM', 'Jo Smith', ['technician']],
      ['RAO', 'Anil Rao', ['head']],
      ['AB', 'Ada Bell', ['admin']],
      [undefined, 'Di Fox', undefined],
    ]);
  });

  it('says of a table what it passed over: columns by their head, and cells that have none or are there twice', () => {
    const text =
      'Name\tRoom\tCode\tEmail\tE-mail\nJo Smith\tLab 3\tJSM\tjo@oak.example\tjo2@oak.example\tpart time\n\t\tRAO\t\trao@oak.example';
    const { people, unreadColumns } = readPeople(text, KNOWN);
    expect(unreadColumns).toEqual(['Room']);
    expect(people.map(({ written: _, ...one }) => one)).toEqual([
      { name: 'Jo Smith', code: 'JSM', email: 'jo@oak.example', unread: ['part time', 'jo2@oak.example'] },
      { code: 'RAO', email: 'rao@oak.example', unread: [] },
    ]);
  });

  it('says every letter of a line as part of somebody or as not read', () => {
    const cell = fc.constantFrom(
      'Jo',
      'Smith',
      'Jo Smith',
      'JSM',
      'SCI',
      'Technician',
      'tech',
      'Science',
      'Art',
      'Lab 3',
      'x1',
      'Wu',
      'Head of Art',
      'Teacher/Head',
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.constantFrom('\t', ';'), (cells, between) => {
        const [read] = readPeople(cells.join(between), KNOWN).people;
        const said = [read?.name, read?.code, ...(read?.unread ?? [])].join(' ');
        for (const one of cells) if (/^(?:Jo|Smith|Jo Smith|JSM|SCI|Lab 3|x1|Wu)$/.test(one)) expect(said).toContain(one);
        if (cells.some((one) => /Head/.test(one))) expect(read?.roles).toContain('head');
        if (cells.includes('Art')) expect(read?.departmentIds).toContain('art');
      }),
    );
  });

  it('takes a table with a header in any order, and what is in no known column is left', () => {
    const text =
      'Surname\tForename\tRoom\tStaff Code\tWork Email\tJob Title\tDept\nSmith\tJo\tLab 3\tJSM\tjo@oak.example\tLab technician\tscience\nRao\tAnil\t\tRAO\t\tReader\tMusic';
    expect(readPeople(text, KNOWN).people).toEqual([
      {
        written: expect.any(String),
        name: 'Jo Smith',
        code: 'JSM',
        email: 'jo@oak.example',
        roles: ['technician'],
        departmentIds: ['sci'],
        unread: [],
      },
      { written: expect.any(String), name: 'Anil Rao', code: 'RAO', unread: ['Reader', 'Music'] },
    ]);
  });

  it('takes what an e-mail program copies on one line, with names and without', () => {
    expect(
      readPeople('Jo Smith <jo@oak.example>; "Rao, Anil" <anil@oak.example>;', KNOWN).people.map(({ name, email }) => [name, email]),
    ).toEqual([
      ['Jo Smith', 'jo@oak.example'],
      ['Anil Rao', 'anil@oak.example'],
    ]);
    expect(readPeople('jo@oak.example, anil@oak.example', KNOWN).people.map(({ email }) => email)).toEqual([
      'jo@oak.example',
      'anil@oak.example',
    ]);
  });

  it('passes over empty lines', () => {
    expect(readPeople('\r\n ,,, \n\t\t\nJSM, Jo Smith\n\n', KNOWN).people).toHaveLength(1);
  });

  it('reads the same person whatever the order and whatever stands between', () => {
    const person = fc.record({
      code: fc.stringMatching(/^[A-Z]{2,4}$/).filter((code) => !/^(?:HEADS?|HODS?|TECHS?)$/.test(code)),
      name: fc.tuple(fc.stringMatching(/^[A-Z][a-z]{2,8}$/), fc.stringMatching(/^[A-Z][a-z]{2,8}$/)).map((words) => words.join(' ')),
      email: fc.stringMatching(/^[a-z]{1,8}@[a-z]{2,6}\.example$/),
    });
    const order = fc.shuffledSubarray(['code', 'name', 'email'] as const, { minLength: 3 });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 1, maxLength: 5 }),
        order,
        fc.constantFrom('\t', ';', ',', ', '),
        (people, fields, between) => {
          const text = people.map((one) => fields.map((field) => one[field]).join(between)).join('\n');
          expect(readPeople(text, { codes: [], departments: [] }).people.map(({ code, name, email }) => ({ code, name, email }))).toEqual(
            people,
          );
        },
      ),
    );
  });

  it('never throws, and reads at most one person of a line without addresses', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const { people } = readPeople(text, KNOWN);
        if (!text.includes('@')) expect(people.length).toBeLessThanOrEqual(text.split(/[\r\n]/).length);
      }),
    );
  });
});
