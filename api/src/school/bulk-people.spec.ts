import { randomUUID } from 'node:crypto';
import type { PeopleBulkAnswer, PeopleBulkBody, Person } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const FIRST_DAY = `code,name,address
JSM,Jo Smith,jo.smith@oak.example
,"Rao, Anil";
PWR,Pat Wren,pat.wren@oak.example
KLM,Kim
`;

describe('POST /api/people/bulk', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
  });
  beforeEach(async () => {
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const send = (body: unknown, key = 'admin') => school.client(key).post<PeopleBulkAnswer>('/people/bulk', body);
  const paste = async (text: string, more: Partial<PeopleBulkBody> = {}) => (await send({ mode: 'apply', text, ...more })).body;
  const people = async () => (await school.client('admin').get<{ items: Person[] }>('/people?limit=200')).body.items;
  const coded = async (code: string) => (await people()).find((one) => one.code === code);

  it('is for admins alone', async () => {
    const body = { mode: 'preview', text: 'Jo Smith' };
    expect((await kit.client().post('/people/bulk', body)).status).toBe(401);
    for (const key of ['teacher', 'technician', 'head']) expect((await send(body, key)).status).toBe(403);
    expect((await send(body)).status).toBe(200);
  });

  it.each([
    ['neither', {}, 'text'],
    ['text null', { text: null }, 'text'],
    ['people null', { people: null }, 'text'],
    ['both null', { text: null, people: null }, 'text'],
    ['both', { text: 'Jo Smith', people: [] }, 'text'],
    ...[7, true, [], {}, ['Jo Smith']].map((text): [string, object, string] => [`text ${JSON.stringify(text)}`, { text }, 'text']),
    ...['Jo Smith', 7, false, {}, [null], ['Jo'], [[]], [7]].map((people): [string, object, string] => [
      `people ${JSON.stringify(people)}`,
      { people },
      'people',
    ]),
    ...['name', 'code', 'email'].flatMap((cell) =>
      [7, true, [], {}].map((value): [string, object, string] => [
        `${cell} ${JSON.stringify(value)}`,
        { people: [{ [cell]: value }] },
        `people.0.${cell}`,
      ]),
    ),
  ])('refuses %s, naming the field', async (_what, wrong, field) => {
    for (const mode of ['preview', 'apply']) {
      const { status, body } = await send({ mode, ...wrong });
      expect([status, body]).toEqual([422, expect.objectContaining({ code: 'INVALID' })]);
      expect((body as unknown as { errors: { field: string }[] }).errors[0]?.field).toMatch(new RegExp(`^${field}`));
    }
  });

  it('takes a null as not said', async () => {
    const nobody = { name: null, code: null, email: null, roles: null, departmentIds: null };
    const more = { roles: null, departmentIds: null, invite: null };
    const jo = { ...nobody, name: 'Jo Smith' };
    expect((await send({ mode: 'preview', text: null, people: [jo, nobody], ...more })).body).toMatchObject({ created: 1, refused: 1 });
    expect((await send({ mode: 'preview', text: 'Jo Smith', people: null, ...more })).body).toMatchObject({ created: 1, refused: 0 });
  });

  it('shows what was understood and changes nothing until it is applied', async () => {
    const before = await people();
    const { status, body } = await send({ mode: 'preview', text: 'JSM\tJo Smith\tjo@oak.example\nnobody@\tPat\t01632 960001' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ mode: 'preview', created: 1, updated: 0, unchanged: 0, refused: 1, invited: 1 });
    expect(body.rows).toEqual([
      {
        row: 1,
        written: 'JSM Jo Smith jo@oak.example',
        what: 'new',
        personId: null,
        name: 'Jo Smith',
        code: 'JSM',
        email: 'jo@oak.example',
        roles: ['teacher'],
        departmentIds: [],
        changes: [],
        guessed: [],
        unread: [],
        errors: [],
        invites: true,
        invitationUrl: null,
      },
      expect.objectContaining({ what: 'refused', unread: expect.arrayContaining(['01632 960001']), invites: false }),
    ]);
    expect(await people()).toEqual(before);
  });

  it('says which columns and cells were passed over, and reads each line by what parts its own cells', async () => {
    const table = await send({ mode: 'preview', text: 'Name\tRoom\tEmail\nJo Smith\tLab 3\tjo@oak.example\tpart time' });
    expect([table.body.unreadColumns, table.body.rows[0]?.unread]).toEqual([['Room'], ['part time']]);
    const lines = await send({ mode: 'preview', text: 'JSM, Jo Smith, technician\nBob\tTech\tBTE\tbob@x.example\tTechnician' });
    expect(lines.body.unreadColumns).toEqual([]);
    expect(lines.body.rows.map(({ name, code, roles }) => [name, code, roles])).toEqual([
      ['Jo Smith', 'JSM', ['technician']],
      ['Bob Tech', 'BTE', ['technician']],
    ]);
  });

  it('adds people with their role and department, gives each one link that lets them in, and says who did it', async () => {
    const text = 'JSM, Jo Smith, jo.smith@oak.example\nPat Wren, technician, pat.wren@oak.example\nAnil Rao';
    const answer = await paste(text, { departmentIds: [school.departmentId] });
    expect(answer).toMatchObject({ mode: 'apply', created: 3, invited: 2, refused: 0 });
    expect(answer.rows.map(({ name, code, roles, invitationUrl }) => [name, code, roles, invitationUrl !== null])).toEqual([
      ['Jo Smith', 'JSM', ['teacher'], true],
      ['Pat Wren', 'PW', ['technician'], true],
      ['Anil Rao', 'AR', ['teacher'], false],
    ]);
    expect(await coded('PW')).toMatchObject({ departmentIds: [school.departmentId], signIn: 'invited', active: true });
    expect((await coded('AR'))?.signIn).toBe('never-invited');
    const token = answer.rows[0]?.invitationUrl?.split('#').at(-1);
    const joined = await kit.client().post('/auth/invitation', { token, password: 'three rivers and a bridge' });
    expect(joined.status).toBe(201);
    const happened = async (id: string | null | undefined) =>
      (await school.client('head').get<{ items: { what: string; by: string }[] }>(`/activity?subjectId=${id}`)).body.items.map(
        ({ what, by }) => `${what} ${by}`,
      );
    expect(await happened(answer.rows[1]?.personId)).toEqual(['person.invited admin']);
    expect(await happened(answer.rows[2]?.personId)).toEqual(['person.added admin']);
  });

  it('gives the codes that a timetable brought their names and addresses, and never makes anybody twice', async () => {
    await paste('JSM\nRAO', { people: undefined, invite: false });
    await send({
      mode: 'apply',
      people: [
        { code: 'JSM', name: 'JSM' },
        { code: 'RAO', name: 'RAO' },
      ],
    });
    const before = (await people()).length;
    const pasted = 'jsm; Jo Smith; jo@oak.example\nRAO; Anil Rao; anil@oak.example';
    expect(await paste(pasted)).toMatchObject({ created: 0, updated: 2, invited: 2 });
    const jo = await coded('JSM');
    expect([jo?.name, jo?.email, jo?.version, (await people()).length]).toEqual(['Jo Smith', 'jo@oak.example', 2, before]);
    const again = await paste(pasted);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 2, invited: 0 });
    expect(again.rows.map(({ invitationUrl }) => invitationUrl)).toEqual([null, null]);
    expect((await coded('JSM'))?.version).toBe(2);
  });

  it('leaves rows with errors out and does the others', async () => {
    const answer = await paste('AB, Ada Bell, ada@oak.example\nAB, Al Ball, al@oak.example\njo@oak.example, J');
    expect([answer.created, answer.refused]).toEqual([1, 2]);
    expect(answer.rows[1]?.errors).toEqual([{ field: 'name', code: 'same-as-row', message: 'The same person as row 1.' }]);
    expect(answer.rows.map(({ personId }) => personId !== null)).toEqual([true, false, false]);
  });

  it('adds a role and a department and keeps those that somebody has', async () => {
    const answer = await paste('HEAD, technician');
    expect(answer.rows[0]).toMatchObject({
      what: 'changed',
      roles: ['head', 'technician'],
      changes: ['roles'],
      departmentIds: [school.departmentId],
    });
    expect((await coded('HEAD'))?.roles).toEqual(['head', 'technician']);
  });

  it('takes a table with a header and quotes, and people whose columns were put right', async () => {
    expect((await paste(FIRST_DAY)).rows.map(({ name, code }) => `${code} ${name}`)).toEqual([
      'JSM Jo Smith',
      'AR Anil Rao',
      'PWR Pat Wren',
      'KLM Kim',
    ]);
    const people = [{ name: 'Kit Marlow', email: 'kit@oak.example', roles: ['technician'], departmentIds: [school.departmentId] }];
    expect((await send({ mode: 'apply', people })).body).toMatchObject({ created: 1, rows: [{ written: '', code: 'KM' }] });
  });

  it('sends one e-mail to each where there is a mail server, and says so', async () => {
    const answer = await paste('Jo Smith <jo@oak.example>; Anil Rao <anil@oak.example>');
    const mails = await kit.db.read<{ n: number }>(
      school.id,
      "SELECT count(*)::int AS n FROM mail_message WHERE kind = 'person.invited'",
      [],
    );
    expect(mails[0]?.n).toBe(answer.mailed ? 2 : 0);
  });

  it('does it once for one Idempotency-Key, and two at once make nobody twice', async () => {
    const body = { mode: 'apply', text: 'AB, Ada Bell, ada@oak.example' };
    const key = { 'idempotency-key': randomUUID() };
    const first = await school.client('admin').post<PeopleBulkAnswer>('/people/bulk', body, key);
    // the links are told once: what is kept of an answer is without them
    const kept = JSON.parse(
      JSON.stringify(first.body, (field, value: unknown) => (field === 'invitationUrl' ? '' : value)),
    ) as PeopleBulkAnswer;
    expect((await school.client('admin').post('/people/bulk', body, key)).body).toEqual(kept);
    const two = await Promise.all([paste('CD, Cy Dunn, cy@oak.example'), paste('CD, Cy Dunn, cy@oak.example')]);
    expect(two.map(({ created }) => created).sort()).toEqual([0, 1]);
  });

  it('takes 500 rows in as many statements as a few, and refuses more', async () => {
    const rows = (count: number, of: string) =>
      Array.from({ length: count }, (_, at) => `${of}${at}, Name${'abcdefghij'[at % 10]} Of${at}, ${of}${at}@oak.example`)
        .join('\n')
        .replace(/Of\d+/g, 'Other');
    const counted = async (text: string) => {
      const before = kit.db.counts.statements;
      const answer = await paste(text);
      return [answer.created, kit.db.counts.statements - before];
    };
    const [few, fewStatements] = await counted(rows(3, 'A'));
    const [many, manyStatements] = await counted(rows(500, 'B'));
    expect([few, many]).toEqual([3, 500]);
    expect(manyStatements).toBe(fewStatements);
    expect((await send({ mode: 'preview', text: rows(501, 'C') })).status).toBe(422);
    expect((await send({ mode: 'preview', people: Array.from({ length: 501 }, () => ({ name: 'Jo Smith' })) })).status).toBe(422);
  });

  it.each([
    ['neither text nor people', {}],
    ['both', { text: 'Jo', people: [] }],
    ['an unknown mode', { mode: 'do', text: 'Jo' }],
    ['a field that is not known', { text: 'Jo', sort: true }],
    ['no role at all', { text: 'Jo', roles: [] }],
    ['somebody without any role', { people: [{ name: 'Jo Smith', roles: [] }] }],
    ['a department that is not there', { text: 'Jo Smith', departmentIds: ['x'] }],
  ])('refuses %s', async (_, body) => {
    expect((await send({ mode: 'preview', ...body })).status).toBe(422);
  });

  it('knows nothing of another school: neither its people nor its departments', async () => {
    const other = theirs.people.get('teacher')?.email;
    const { body } = await send({ mode: 'preview', text: `Jo Smith, ${other}` });
    expect(body.rows[0]).toMatchObject({ what: 'new', personId: null });
    expect((await send({ mode: 'preview', text: 'Jo Smith', departmentIds: [theirs.departmentId] })).status).toBe(422);
    expect((await theirs.client('admin').get<{ items: Person[] }>('/people?limit=200')).body.items).toHaveLength(4);
  });
});
