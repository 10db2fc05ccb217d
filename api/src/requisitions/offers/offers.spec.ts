import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Offer, Requisition } from '@app/shared';
import { BASE_ROWS, type FieldSchool } from '../../testing/base-timetable.js';
import { type Answer, type Client, startTestApp, type TestApp } from '../../testing/index.js';
import { teachersOfField } from '../../testing/teachers-of-field.js';

const MONDAY = '2026-11-30';
const WEDNESDAY = '2026-12-02';

/** A technician or head asks a teacher to have a request at another lesson; the teacher says yes or no. */
describe('another lesson that is offered', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let holt: Client;
  let bram: Client;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await teachersOfField(kit, [...BASE_ROWS, ',Wed,P4,10Q,10,22,Science,Science,BRAM,South 2']);
    holt = field.school.client('HOLT');
    bram = field.school.client('BRAM');
  });

  const offer = (id: string, body: object, client = field.technician) => client.post<Offer>(`/requisitions/${id}/offers`, body);
  const answer = (id: string, body: object, client = holt) => client.post<Offer>(`/offers/${id}/answer`, body);
  const mine = async (client: Client, query = '') =>
    (await client.get<{ items: Offer[]; nextCursor?: string }>(`/offers${query}`)).body.items;
  const at = async (id: string) => (await field.now({ id })).lesson;

  it('says what it would cost, stands with its teacher to answer and with who made it, and moves when it is accepted', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    const made = await offer(asked.id, { lessonId, note: 'Monday is full' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      text: 'Wed 2 Dec P5, 2 school days later, on time',
      minutesSaved: 0,
      state: 'open',
      note: 'Monday is full',
    });
    expect((await mine(holt)).map(({ id, toAnswer, made: own }) => [id, toAnswer, own])).toEqual([[made.body.id, true, false]]);
    expect((await mine(field.technician)).map(({ id, toAnswer, made: own }) => [id, toAnswer, own])).toEqual([[made.body.id, false, true]]);
    expect(await mine(bram)).toEqual([]);
    const yes = await answer(made.body.id, { accept: true, note: 'Gladly' });
    expect([yes.status, yes.body.state, yes.body.answerNote]).toEqual([200, 'accepted', 'Gladly']);
    expect((await at(asked.id)).id).toBe(lessonId);
    expect((await field.now(asked)).status).toBe('accepted');
  });

  it('stays where it is when it is declined, and is answered once', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) });
    expect((await answer(body.id, { accept: false, note: 'A test that day' })).body.state).toBe('declined');
    expect((await at(asked.id)).date).toBe(MONDAY);
    const again = await answer(body.id, { accept: true });
    expect([again.status, again.body]).toMatchObject([409, { code: 'OFFER_ENDED', current: { state: 'declined' } }]);
  });

  it('is answered by one of two who answer at once', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) });
    const both = await Promise.all([answer(body.id, { accept: true }), answer(body.id, { accept: false })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const state = both.find(({ status }) => status === 200)?.body.state;
    expect((await at(asked.id)).date).toBe(state === 'accepted' ? WEDNESDAY : MONDAY);
  });

  it('is made by technicians and heads of the department, and answered by its teacher alone', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    expect((await offer(asked.id, { lessonId }, kit.client())).status).toBe(401);
    expect((await offer(asked.id, { lessonId }, holt)).body).toMatchObject({ status: 403, code: 'NOT_ALLOWED' });
    expect((await offer(asked.id, { lessonId }, bram)).status).toBe(404);
    const { status, body } = await offer(asked.id, { lessonId }, field.school.client('head'));
    expect(status).toBe(201);
    expect((await answer(body.id, { accept: true }, field.technician)).status).toBe(403);
    expect((await answer(body.id, { accept: true }, field.school.client('head'))).status).toBe(403);
    expect((await answer(body.id, { accept: true }, bram)).status).toBe(404);
    expect((await at(asked.id)).date).toBe(MONDAY);
  });

  it('of another school is not there', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) });
    const other = await teachersOfField(kit);
    const theirs = other.school.client('HOLT');
    expect((await answer(body.id, { accept: true }, theirs)).status).toBe(404);
    expect((await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) }, other.technician)).status).toBe(404);
    expect((await other.technician.get(`/offers?requisitionId=${asked.id}`)).status).toBe(404);
    expect(await mine(theirs)).toEqual([]);
  });

  it('wants exactly one of a lesson and a request', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    for (const body of [{}, { lessonId, swapWith: asked.id }, { note: 'x' }]) expect((await offer(asked.id, body)).status).toBe(422);
    expect((await offer(asked.id, { swapWith: asked.id })).status).toBe(422);
    expect((await offer(asked.id, { lessonId: await field.lesson('10Q', WEDNESDAY) })).status).toBe(422);
    expect((await offer(asked.id, { lessonId: asked.lesson.id })).status).toBe(422);
    expect((await offer(asked.id, { lessonId: 'nonsense' })).status).toBe(404);
    expect((await offer(asked.id, { swapWith: 'nonsense' })).status).toBe(404);
  });

  it('is not made twice while it is open, and can be once it was declined', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    const { body } = await offer(asked.id, { lessonId });
    expect((await offer(asked.id, { lessonId })).body).toMatchObject({ status: 409, code: 'ALREADY_EXISTS' });
    await answer(body.id, { accept: false });
    expect((await offer(asked.id, { lessonId })).status).toBe(201);
  });

  it('ends when its request changes, by value, and stays open where only a note does', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) });
    const noted = await holt.put<Requisition>(`/requisitions/${asked.id}`, { version: asked.version, notes: 'Left-handed scissors' });
    expect((await mine(holt))[0]?.state).toBe('open');
    await holt.put(`/requisitions/${asked.id}`, { version: noted.body.version, pupils: 12 });
    expect((await mine(holt))[0]?.state).toBe('ended');
    expect((await answer(body.id, { accept: true })).body).toMatchObject({ status: 409, code: 'OFFER_ENDED' });
    expect((await at(asked.id)).date).toBe(MONDAY);
  });

  it('ends when its request is cancelled', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) });
    await holt.post(`/requisitions/${asked.id}/transitions`, { to: 'cancelled', version: asked.version });
    expect((await answer(body.id, { accept: true })).body).toMatchObject({ status: 409, code: 'OFFER_ENDED' });
  });

  it('ends with the first deadline of its lessons; of what is late already with its start', async () => {
    kit.clock.set('2026-11-20T09:00:00Z');
    try {
      const technician = await field.school.signIn('technician');
      const { body: asked } = await field.ask('10P', MONDAY);
      const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', WEDNESDAY) }, technician);
      expect(body.endsAt).toBe(asked.deadline);
      const { body: late } = await field.ask('10P', '2026-11-23', { lateReason: 'forgot' });
      expect(late.late).toBe(true);
      const { body: now } = await offer(late.id, { lessonId: await field.lesson('10P', '2026-11-25') }, technician);
      expect([now.endsAt, now.text]).toEqual(['2026-11-23T11:10:00Z', 'Wed 25 Nov P5, 2 school days later, still 1 school day late']);
      kit.clock.set(asked.deadline ?? '');
      const again = await field.school.signIn('HOLT');
      expect((await mine(again)).map(({ id, state }) => [id, state])).toContainEqual([body.id, 'ended']);
      expect((await answer(body.id, { accept: true }, again)).body).toMatchObject({ code: 'OFFER_ENDED' });
    } finally {
      kit.clock.set('2026-11-18T09:00:00Z');
    }
  });

  it('is refused where the kit is out, when it is made and when it is accepted', async () => {
    const balances = await field.apparatus(10);
    const { body: asked } = await field.askFor('10P', MONDAY, balances, 8);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    const { body: open } = await offer(asked.id, { lessonId });
    await field.import([...BASE_ROWS, ',Wed,P4,10Q,10,22,Science,Science,BRAM,South 2', ',Wed,P5,9R,9,30,Science,Science,KERR,North 3']);
    expect((await field.askFor('9R', WEDNESDAY, balances, 5)).status).toBe(201);
    const no = await answer(open.id, { accept: true });
    expect([no.status, no.body]).toMatchObject([409, { code: 'HOLD_REFUSED', shortages: [{ wanted: 8, free: 5 }] }]);
    expect((await at(asked.id)).date).toBe(MONDAY);
    expect((await mine(holt))[0]?.state).toBe('open');
    const { body: other } = await field.askFor('10P', '2026-12-07', balances, 8);
    expect((await offer(other.id, { lessonId })).body).toMatchObject({ code: 'HOLD_REFUSED' });
  });

  it('is listed open first, page by page, and of one request to those who see it', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const ids: string[] = [];
    for (const date of [WEDNESDAY, '2026-12-07', '2026-12-09', '2026-12-14']) {
      const { body } = await offer(asked.id, { lessonId: await field.lesson('10P', date) });
      ids.push(body.id);
    }
    await answer(ids[3] ?? '', { accept: false });
    const seen: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const read: Answer<{ items: Offer[]; nextCursor?: string }> = await holt.get(`/offers?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...read.body.items.map(({ id }) => id));
      cursor = read.body.nextCursor;
    }
    expect(seen).toHaveLength(4);
    expect([...seen].sort()).toEqual([...ids].sort());
    expect(seen.at(-1)).toBe(ids[3]);
    expect((await mine(field.school.client('head'), `?requisitionId=${asked.id}`)).length).toBe(4);
    expect((await mine(field.technician, `?requisitionId=${asked.id}&state=open`)).length).toBe(3);
    expect((await bram.get(`/offers?requisitionId=${asked.id}`)).status).toBe(404);
    expect((await holt.get('/offers?cursor=zzz')).status).toBe(422);
  });

  it('is taken back by who made it, until it is answered, and an answer by who gave it', async () => {
    const { body: asked } = await field.ask('10P', MONDAY);
    const lessonId = await field.lesson('10P', WEDNESDAY);
    const first = await offer(asked.id, { lessonId });
    const token = (answered: { headers: Record<string, unknown> }) => String(answered.headers['undo-token']);
    expect((await field.technician.post('/undo', { token: token(first) })).status).toBe(200);
    expect(await mine(holt)).toEqual([]);
    const second = await offer(asked.id, { lessonId });
    const yes = await answer(second.body.id, { accept: true });
    expect((await field.technician.post('/undo', { token: token(second) })).status).toBe(409);
    expect((await holt.post('/undo', { token: token(yes) })).status).toBe(200);
    expect((await at(asked.id)).date).toBe(MONDAY);
    expect((await mine(holt))[0]?.state).toBe('open');
    expect((await answer(second.body.id, { accept: true })).status).toBe(200);
  });
});
