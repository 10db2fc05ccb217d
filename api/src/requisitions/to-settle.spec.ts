import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Requisition, SettleOption, ToSettle } from '@app/shared';
import { importFile } from '../testing/import-file.js';
import { type Answer, type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { BASE_TIMETABLE, FIELD_CALENDAR, makeFieldSchool } from '../testing/field-school.js';

let kit: TestApp;
let school: TestSchool;
let holt: Client;
let balances: string;
let asked: Requisition;

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
});
afterAll(() => kit.stop());

async function lessonOf(group: string, date: string): Promise<string> {
  const { body } = await school
    .client('technician')
    .get<{ items: { id: string; group: { code: string } }[] }>(`/lessons?from=${date}&to=${date}&departmentId=${school.departmentId}`);
  return body.items.find((one) => one.group?.code === group)?.id ?? 'none';
}

const ask = async (lessonId: string, client = holt, more = {}) =>
  client.post<Requisition>('/requisitions', {
    lessonId,
    title: 'Density',
    lines: [{ apparatusId: balances, perClass: 10 }],
    status: 'submitted',
    lateReason: 'forgot',
    ...more,
  });
const list = async (who: string) => (await school.client(who).get<ToSettle[]>('/to-settle')).body;
const mine = async (who: string) => (await list(who)).filter(({ requisition }) => requisition.id === asked.id);
const count = async (who: string) => (await school.client(who).get<{ count: number }>('/to-settle/count')).body.count;
const changeTimetable = async (text: string) =>
  expect((await importFile(school.client('admin'), text, { from: '2026-11-18' })).status).toBe(200);
const close = async (date: string) =>
  school
    .client('admin')
    .put('/calendar', { ...FIELD_CALENDAR, closures: [...FIELD_CALENDAR.closures, { from: date, to: date, kind: 'other', name: 'Snow' }] });

/** Does what an option says, as it stands. */
function take(client: Client, { apply }: SettleOption) {
  const path = apply.path.replace(/^\/api/, '');
  return apply.method === 'POST' ? client.post<Requisition>(path, apply.body) : client.put<Requisition>(path, apply.body);
}

beforeEach(async () => {
  school = await makeFieldSchool(kit);
  holt = school.client('HOLT');
  balances = (await school.client('technician').post<{ id: string }>('/apparatus', { name: 'Balance', owned: 10 })).body.id;
  asked = (await ask(await lessonOf('10P', '2026-11-23'))).body;
});

describe('the list to settle', () => {
  it('is empty while every request has its lesson, and is for people who are signed in', async () => {
    expect((await kit.client().get('/to-settle')).status).toBe(401);
    expect((await kit.client().get('/to-settle/count')).status).toBe(401);
    for (const who of ['HOLT', 'BRAM', 'technician', 'head', 'admin'])
      expect([who, await list(who), await count(who)]).toEqual([who, [], 0]);
  });

  it('names a request whose lesson was moved to its teacher, the technicians and the heads, and to nobody else', async () => {
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P'));
    for (const who of ['HOLT', 'technician', 'head', 'admin']) expect([who, await count(who)]).toEqual([who, 1]);
    expect([await count('BRAM'), await list('KERR')]).toEqual([0, []]);
    const [item] = await list('HOLT');
    expect(item).toMatchObject({
      why: 'moved',
      whys: ['moved'],
      left: false,
      requisition: { id: asked.id, lessonGone: true, tasks: [] },
    });
    expect(item?.options.map(({ kind, text }) => [kind, text])).toEqual([
      ['move', 'Move to Mon 23 Nov, P4'],
      ['move', 'Move to Wed 25 Nov, P5'],
      ['move', expect.stringMatching(/^Move to /)],
      ['cancel', 'Cancel the request'],
    ]);
    const other = await TestSchool.make(kit);
    expect((await other.client('technician').get<ToSettle[]>('/to-settle')).body).toEqual([]);
  });

  it('offers the class by its new name first where the timetable calls it otherwise', async () => {
    await changeTimetable(BASE_TIMETABLE.replaceAll(',10P,', ',10PX,'));
    for (const who of ['HOLT', 'technician']) {
      const [item] = await mine(who);
      expect(item?.why).toBe('lesson-gone');
      expect(item?.options.map(({ text }) => text)).toEqual([
        'Move to 10PX, Mon 23 Nov, P3',
        'Move to 10PX, Wed 25 Nov, P5',
        expect.stringMatching(/^Move to 10PX, /),
        'Cancel the request',
      ]);
    }
    const [option] = (await mine('HOLT'))[0]?.options ?? [];
    if (!option) throw new Error('There is no option');
    const { status, body } = await take(holt, option);
    expect([status, body.lesson.group?.code, body.lessonGone]).toEqual([200, '10PX', false]);
  });

  it('offers no other class, even at the old time, as long as its own has lessons', async () => {
    await changeTimetable(`${BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P')},Mon,P3,10Z,10,20,Science,Science,HOLT,North 1\n`);
    const texts = (await mine('HOLT'))[0]?.options.map(({ text }) => text) ?? [];
    expect([texts[0], texts.filter((text) => text.includes('10Z'))]).toEqual(['Move to Mon 23 Nov, P4', []]);
  });

  it('offers only what the server takes: each option of each person does what it says', async () => {
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P'));
    const [first] = await list('HOLT');
    expect(first?.options).toHaveLength(4);
    for (const index of [0, 1, 2, 3]) {
      const who = index % 2 ? 'technician' : 'HOLT';
      const [item] = await mine(who);
      const option = item?.options[index];
      if (!option) throw new Error('There is no such option');
      const { status, body } = await take(school.client(who), option);
      expect([index, status]).toEqual([index, 200]);
      if (option.kind === 'cancel') expect(body.status).toBe('cancelled');
      else expect(body).toMatchObject({ lesson: { id: option.lessonId, date: option.date, period: option.period }, lessonGone: false });
      expect(await mine(who)).toEqual([]);
      if (index < 3) {
        asked = (await ask(await lessonOf('10P', '2026-11-30'), holt, { goShort: true })).body;
        await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', index % 2 ? ',Mon,P4,10P' : ',Mon,P5,10P'));
      }
    }
  });

  it('tells the new teacher of a class too, who takes it over in one step; a ghost never blocks her', async () => {
    await changeTimetable(BASE_TIMETABLE.replaceAll('HOLT', 'BRAM'));
    const [item] = await list('BRAM');
    expect(item?.requisition.id).toBe(asked.id);
    const option = item?.options.find(({ kind }) => kind === 'hand-over');
    expect(option?.text).toBe('Take it over');
    const elsewhere = await list('HOLT');
    expect(elsewhere.map(({ requisition }) => requisition.id)).toEqual([asked.id]);
    if (!option) throw new Error('It cannot be taken over');
    const { status, body } = await take(school.client('BRAM'), option);
    expect([status, body.teacher.code, body.lessonGone]).toEqual([200, 'BRAM', false]);
    expect([await count('BRAM'), await count('HOLT'), await count('technician')]).toEqual([0, 0, 0]);
    await changeTimetable(`${BASE_TIMETABLE.replaceAll('HOLT', 'BRAM')},Thu,P1,10Z,10,20,Science,Science,KERR,North 3\n`);
    expect(await count('technician')).toBe(0);
  });

  it('never refuses a class its kit for what its former teacher asked, which is short then', async () => {
    await changeTimetable(BASE_TIMETABLE.replaceAll('HOLT', 'BRAM'));
    const lessonId = await lessonOf('10P', '2026-11-23');
    const before = (await school.client('BRAM').get<Requisition>(`/requisitions/${asked.id}`)).body;
    const own = await ask(lessonId, school.client('BRAM'));
    expect([own.status, own.body.short]).toEqual([201, false]);
    const ghost = (await school.client('technician').get<Requisition>(`/requisitions/${asked.id}`)).body;
    expect([before.short, ghost.lessonGone]).toEqual([false, true]);
    const [row] = await kit.db.read<{ sum: number }>(school.id, 'SELECT sum(quantity)::int AS sum FROM hold WHERE school_id = $1', [
      school.id,
    ]);
    expect(row?.sum).toBe(10);
    expect((await mine('technician'))[0]?.why).toMatch(/teacher-changed|lesson-gone/);
  });

  it('names a request on a day that the school closes (C02), which makes no work until it is moved', async () => {
    expect((await close('2026-11-23')).status).toBe(200);
    const [item] = await list('technician');
    expect(item).toMatchObject({ why: 'closed', requisition: { id: asked.id, tasks: [] } });
    const move = item?.options.find(({ kind }) => kind === 'move');
    if (!move) throw new Error('There is no lesson to move to');
    expect((await take(school.client('technician'), move)).status).toBe(200);
    expect(await count('technician')).toBe(0);
  });

  it('is not among what waits for an answer, whose lesson is gone: there is nothing to accept', async () => {
    const late = (
      await ask(await lessonOf('10Q', '2026-11-23'), school.client('BRAM'), {
        lines: [{ apparatusId: balances, perClass: 30 }],
        goShort: true,
      })
    ).body;
    expect(late.status).toBe('submitted');
    const waiting = async () =>
      (await school.client('technician').get<{ waiting: { id: string }[] }>('/prep-list?date=2026-11-23')).body.waiting.map(({ id }) => id);
    expect(await waiting()).toContain(late.id);
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P4,10Q', ',Tue,P4,10Q'));
    expect(await waiting()).not.toContain(late.id);
  });

  it('is settled once: the second is told what the first did', async () => {
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P'));
    const [[one], [two]] = await Promise.all([mine('HOLT'), mine('technician')]);
    const [first, second] = [one?.options[0], two?.options[1]];
    if (!first || !second) throw new Error('There are no options');
    const answers = await Promise.all([take(holt, first), take(school.client('technician'), second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'STALE_VERSION',
      current: { id: asked.id, lessonGone: false },
    });
  });

  it('offers no lesson at which something is missing or that was asked for already', async () => {
    await ask(await lessonOf('10P', '2026-11-25'));
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P'));
    await school.entry({ cycleDay: 'Mon', period: 'P4', teacher: 'KERR', group: '9X' });
    await ask(await lessonOf('9X', '2026-11-23'), school.client('KERR'));
    const [item] = await mine('HOLT');
    const dates = item?.options.filter(({ kind }) => kind === 'move').map(({ date, period }) => `${date} ${period}`);
    expect(dates).not.toContain('2026-11-23 P4');
    expect(dates).not.toContain('2026-11-25 P5');
    expect(dates?.length).toBeGreaterThan(0);
  });

  it('names what went short to the technicians, who take it as it is', async () => {
    await school.entry({ cycleDay: 'Mon', period: 'P3', teacher: 'KERR', group: '9X' });
    await school.client('technician').put(`/apparatus/${balances}`, { version: 1, owned: 14 });
    const short = (await ask(await lessonOf('9X', '2026-11-23'), school.client('KERR'), { goShort: true })).body;
    expect(await count('KERR')).toBe(0);
    const [item] = await list('technician');
    expect(item).toMatchObject({ why: 'short', requisition: { id: short.id } });
    const option = item?.options.find(({ kind }) => kind === 'go-short');
    if (!option) throw new Error('It cannot go short');
    const { status, body } = await take(school.client('technician'), option);
    expect([status, body.status, await count('technician')]).toEqual([200, 'accepted', 0]);
  });

  it('names what breakage cut short to its teacher too, who goes with what there is', async () => {
    await school.client('technician').put(`/apparatus/${balances}`, { version: 1, outOfService: 4 });
    const [item] = await mine('HOLT');
    expect(item).toMatchObject({ why: 'short' });
    const option = item?.options.find(({ kind }) => kind === 'go-short');
    if (!option) throw new Error('It cannot go short');
    const { status, body } = await take(holt, option);
    expect([status, body.short, await count('HOLT')]).toEqual([200, true, 0]);
  });

  /** A request that was short when it was sent, and then cut by breakage too; it waits for an answer. */
  async function waitingShort(): Promise<Requisition> {
    await school.entry({ cycleDay: 'Mon', period: 'P3', teacher: 'KERR', group: '9X' });
    await school.client('technician').put(`/apparatus/${balances}`, { version: 1, owned: 16 });
    const { body } = await ask(await lessonOf('9X', '2026-11-23'), school.client('KERR'), { goShort: true });
    expect([body.status, body.short]).toEqual(['submitted', true]);
    return body;
  }
  const goShort = async (who: string) => {
    const option = (await list(who))[0]?.options.find(({ kind }) => kind === 'go-short');
    if (!option) throw new Error('It cannot go short');
    return take(school.client(who), option);
  };

  it('is settled by one press of a technician, who accepts what broke short while it waited', async () => {
    const short = await waitingShort();
    await school.client('technician').put(`/apparatus/${balances}`, { version: 2, outOfService: 2 });
    expect((await list('KERR'))[0]?.whys).toEqual(['short']);
    const { status, body } = await goShort('technician');
    expect([status, body.id, body.status]).toEqual([200, short.id, 'accepted']);
    for (const who of ['technician', 'KERR', 'head']) expect([who, await count(who)]).toEqual([who, 0]);
  });

  it('is settled by one press of a head, and asked about again where more is asked for; its teacher alone does not settle it', async () => {
    const short = await waitingShort();
    const of = school.client('KERR');
    expect((await of.put(`/requisitions/${short.id}`, { version: 1, goShort: true })).status).toBe(200);
    expect([await count('technician'), await count('head')]).toEqual([1, 1]);
    const { status, body } = await goShort('head');
    expect([status, body.status]).toEqual([200, 'submitted']);
    for (const who of ['technician', 'KERR', 'head']) expect([who, await list(who)]).toEqual([who, []]);
    const more = { version: body.version, lines: [{ apparatusId: balances, perClass: 12 }], goShort: true };
    expect((await of.put(`/requisitions/${short.id}`, more)).status).toBe(200);
    expect([await count('technician'), await count('KERR')]).toEqual([1, 0]);
  });

  it('names it again where its settling is taken back, and no more where what was asked for since is', async () => {
    const short = await waitingShort();
    const undo = async (who: string, { headers }: Answer) =>
      expect((await school.client(who).post('/undo', { token: headers['undo-token'] })).status).toBe(200);
    const settled = await goShort('head');
    expect(await count('technician')).toBe(0);
    await undo('head', settled);
    expect([await count('technician'), (await list('head'))[0]?.requisition.id]).toEqual([1, short.id]);
    const again = await goShort('head');
    const more = { version: again.body.version, lines: [{ apparatusId: balances, perClass: 12 }], goShort: true };
    const changed = await school.client('KERR').put(`/requisitions/${short.id}`, more);
    expect(await count('technician')).toBe(1);
    await undo('KERR', changed);
    expect([await count('technician'), await count('head')]).toEqual([0, 0]);
  });

  it('is bounded, and says how much there is in all', async () => {
    await ask(await lessonOf('10P', '2026-11-30'));
    await changeTimetable(BASE_TIMETABLE.replace(',Mon,P3,10P', ',Mon,P4,10P'));
    const answer = await school.client('technician').get<ToSettle[]>('/to-settle?limit=1');
    expect([answer.body.length, answer.headers['x-total-count']]).toEqual([1, '2']);
    const after = `/to-settle?limit=1&cursor=${String(answer.headers['x-next-cursor'])}`;
    const next = await school.client('technician').get<ToSettle[]>(after);
    const both = [...answer.body, ...next.body].map(({ requisition }) => requisition.id);
    const whole = await school.client('technician').get<ToSettle[]>('/to-settle');
    expect(both).toEqual(whole.body.map(({ requisition }) => requisition.id));
    expect([next.headers['x-total-count'], next.headers['x-next-cursor']]).toEqual(['2', undefined]);
    expect((await school.client('technician').get('/to-settle?cursor=x')).status).toBe(422);
    expect((await school.client('technician').get('/to-settle?limit=0')).status).toBe(422);
  });
});

describe('a request whose teacher is not there', () => {
  /** BRAM has 10Q on Monday P4 too; KERR has 9R at the very time of the request. */
  const away = async (person: string, from = '2026-11-23T08:00:00Z', to = '2026-11-23T18:00:00Z') =>
    expect((await school.client('technician').post('/absences', { personId: school.personId(person), from, to })).status).toBe(201);

  it('names who could take it: they teach in the department, are there, and have no lesson then', async () => {
    await away('HOLT');
    const [item] = await mine('technician');
    expect(item).toMatchObject({ why: 'teacher-away', left: false });
    const offers = item?.options.filter(({ kind }) => kind === 'hand-over') ?? [];
    expect(offers.map(({ text }) => text).slice(0, 2)).toEqual(['Hand over to BRAM, free then', expect.stringContaining(', free then')]);
    expect(offers.at(-1)?.text).toBe('Hand over to KERR, who teaches then');
    const [offer] = offers;
    if (!offer) throw new Error('There is no offer');
    const { status, body } = await take(school.client('technician'), offer);
    expect([status, body.teacher.code]).toEqual([200, 'BRAM']);
    expect(await mine('technician')).toEqual([]);
  });

  it('says beside it what else is to be settled', async () => {
    await away('HOLT');
    await school.client('technician').put(`/apparatus/${balances}`, { version: 1, outOfService: 4 });
    expect((await mine('technician')).map(({ text }) => text)).toEqual(['The teacher is away; Balance: 4 short']);
  });

  it('names nobody who is away too, and nobody to whom it is no business', async () => {
    await away('HOLT');
    await away('BRAM');
    const texts = async (who: string) => (await mine(who)).flatMap(({ options }) => options.map(({ text }) => text));
    const named = (await texts('technician')).filter((text) => text.startsWith('Hand over'));
    expect([named.some((text) => text.includes('BRAM')), named.at(-1)]).toEqual([false, 'Hand over to KERR, who teaches then']);
    expect(await mine('KERR')).toEqual([]);
  });

  it('of somebody who has left is on the list of who else has the class, and names who is free', async () => {
    await school.entry({ cycleDay: 'Tue', period: 'P2', teacher: 'KERR', group: '10P' });
    await school.client('admin').post(`/people/${school.personId('HOLT')}/leave`, {});
    const [item] = await mine('technician');
    expect(item?.options.filter(({ kind }) => kind === 'hand-over').map(({ text }) => text)).toContain('Hand over to BRAM, free then');
    expect((await mine('KERR')).map(({ left }) => left)).toEqual([true]);
    expect(await mine('BRAM')).toEqual([]);
  });
});

describe('a request that is short', () => {
  it('by its own submission names what is missing beside another cause', async () => {
    asked = (await ask(await lessonOf('10P', '2026-11-25'), holt, { lines: [{ apparatusId: balances, perClass: 12 }], goShort: true }))
      .body;
    expect((await mine('technician')).map(({ whys, text }) => [whys, text])).toEqual([[['short'], 'Balance: 2 short']]);
    const day = { from: '2026-11-25T08:00:00Z', to: '2026-11-25T18:00:00Z' };
    await school.client('admin').post('/absences', { personId: school.personId('HOLT'), ...day });
    expect((await mine('technician')).map(({ whys, text }) => [[...whys].sort(), text])).toEqual([
      [['short', 'teacher-away'], 'The teacher is away; Balance: 2 short'],
    ]);
  });

  it('says what is missing and how much of it', async () => {
    await school.client('technician').put(`/apparatus/${balances}`, { version: 1, name: 'Balance', owned: 10, outOfService: 4 });
    expect((await mine('technician')).map(({ why, text }) => [why, text])).toEqual([['short', 'Balance: 4 short']]);
    const kinds = async () => (await mine('technician')).flatMap(({ options }) => options.map(({ kind }) => kind));
    expect(await kinds()).toContain('go-short');
    await school.client('technician').put(`/apparatus/${balances}`, { version: 2, outOfService: 10 });
    expect((await mine('technician')).map(({ text }) => text)).toEqual(['Balance: 10 short']);
    expect(await kinds()).not.toContain('go-short');
  });
});

describe('somebody who leaves', () => {
  const leave = (more: object = {}, who = 'admin') => school.client(who).post(`/people/${school.personId('HOLT')}/leave`, more);

  it('is signed out, and what is open of theirs is handed over', async () => {
    const { status } = await leave({ handOverTo: school.personId('BRAM') });
    expect(status).toBe(200);
    expect((await holt.get('/me')).status).toBe(401);
    const { body } = await school.client('BRAM').get<Requisition>(`/requisitions/${asked.id}`);
    expect(body).toMatchObject({ teacher: { code: 'BRAM' }, lessonGone: false });
    expect(body.history.at(-1)).toMatchObject({ to: 'handed-over', note: 'from HOLT to BRAM' });
    expect(await count('technician')).toBe(0);
  });

  it('leaves what nobody took to be settled, and can be handed over from later', async () => {
    await leave();
    const [item] = await list('technician');
    expect(item).toMatchObject({ left: true, text: 'HOLT has left', requisition: { id: asked.id } });
    const people = await school.client('admin').get<{ items: { code: string; still: unknown }[] }>('/people?limit=200');
    expect(people.body.items.find(({ code }) => code === 'HOLT')?.still).toEqual({ lessons: 2, requests: 1, tasks: 0 });
    expect((await leave({ handOverTo: school.personId('KERR') })).status).toBe(200);
    expect(await count('technician')).toBe(0);
  });

  it('leaves what nobody took to who else has the lesson, in one step, and to other lessons of the class', async () => {
    await kit.db.transaction(school.id, async () => {
      const values = [school.id, asked.lesson.id.split('_')[0], school.personId('BRAM')];
      await kit.db.query('INSERT INTO entry_teacher (school_id, entry_id, teacher_id, place) VALUES ($1, $2, $3, 1)', values);
      await kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]);
    });
    await school.entry({ cycleDay: 'Tue', period: 'P2', teacher: 'KERR', group: '10P' });
    await leave();
    const [item] = await mine('technician');
    const options = item?.options.filter(({ text }) => !text.includes(' then')) ?? [];
    expect(options.map(({ kind, text }) => [kind, text])).toEqual([
      ['hand-over', 'Hand over to BRAM'],
      ['move', 'Move to Tue 24 Nov, P2, with KERR'],
      ['move', expect.stringMatching(/with KERR$/)],
      ['cancel', 'Cancel the request'],
    ]);
    const [option] = item?.options ?? [];
    if (!option) throw new Error('There is no option');
    const { status, body } = await take(school.client('technician'), option);
    expect([status, body.teacher.code, body.lessonGone]).toEqual([200, 'BRAM', false]);
    expect(await count('technician')).toBe(0);
  });

  it('is let go by an admin, and hands over to somebody who is there', async () => {
    for (const who of ['technician', 'head', 'KERR']) expect((await leave({}, who)).status).toBe(403);
    expect((await kit.client().post(`/people/${school.personId('HOLT')}/leave`, {})).status).toBe(401);
    for (const handOverTo of ['nobody', school.personId('HOLT'), school.personId('admin'), school.personId('technician')])
      expect((await leave({ handOverTo })).body.errors?.[0]?.field).toBe('handOverTo');
    const other = await TestSchool.make(kit);
    expect((await other.client('admin').post(`/people/${school.personId('HOLT')}/leave`, {})).status).toBe(404);
    expect((await school.client('admin').post(`/people/${school.personId('admin')}/leave`, {})).body.code).toBe('IN_USE');
  });
});
