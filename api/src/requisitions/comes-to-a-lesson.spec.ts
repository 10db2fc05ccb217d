import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Offer, Requisition, Room, SeriesAnswer } from '@app/shared';
import type { Page } from '../core/http/index.js';
import type { FieldSchool } from '../testing/base-timetable.js';
import { type Client, startTestApp, type TestApp } from '../testing/index.js';
import { teachersOfField } from '../testing/teachers-of-field.js';

const MONDAY = '2026-11-23';
const NEXT_MONDAY = '2026-11-30';
const WEDNESDAY = '2026-11-25';
/** Classes with a lesson on Monday, and on Wednesday in another room. */
const ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Wed,P5,10P,10,24,Science,Science,HOLT,South 2',
  ',Mon,P3,10Q,10,24,Science,Science,BRAM,North 3',
  ',Wed,P5,10Q,10,24,Science,Science,BRAM,South 4',
];

/** Whichever way a request comes to a lesson, what is amiss there is to settle from then on: its room is closed, or its teacher away. */
describe('a request that comes to a lesson', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let holt: Client;
  let bram: Client;
  let rooms: Map<string, Room>;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-10T09:00:00Z');
  });
  afterAll(() => kit.stop());
  beforeEach(async () => {
    field = await teachersOfField(kit, ROWS);
    [holt, bram] = [field.school.client('HOLT'), field.school.client('BRAM')];
    const { items } = (await field.admin.get<Page<Room>>('/rooms?limit=50')).body;
    rooms = new Map(items.map((room) => [room.code, room]));
  });

  const close = async (code: string, date = WEDNESDAY) =>
    expect((await field.technician.post(`/rooms/${rooms.get(code)?.id}/closures`, { from: date, to: date, note: 'Exams' })).status).toBe(
      201,
    );
  const has = (code: string, facilities: string[]) => field.technician.put(`/rooms/${rooms.get(code)?.id}`, { code, facilities });
  const practical = async (needs: string[]): Promise<string> => {
    const body = { title: `Esters ${crypto.randomUUID()}`, subject: 'Chemistry', groupSize: 2, lines: [], needs };
    return (await field.technician.post<{ id: string }>('/practicals', body)).body.id;
  };
  const asked = async (body: object = {}): Promise<Requisition> => (await field.ask('10P', MONDAY, body)).body;
  const askOther = async (body: object = {}): Promise<Requisition> => (await field.ask('10Q', WEDNESDAY, body)).body;
  const on = (date: string) => field.lesson('10P', date);
  const move = async ({ id, version }: Requisition, by = holt) =>
    by.post<Requisition>(`/requisitions/${id}/move`, { version, lessonId: await on(WEDNESDAY), lateReason: 'forgot' });
  /** The timetable with 10P in another room on Wednesday. */
  const wednesdayIn = (room: string) => ROWS.map((row) => row.replace('HOLT,South 2', `HOLT,${room}`));
  const bringIn = async (room: string) => {
    const answer = await field.import(wednesdayIn(room));
    expect(answer.status).toBe(200);
    return String(answer.headers['undo-token']);
  };
  const accept = async (made: { body: Offer }, by: Client) => by.post<Offer>(`/offers/${made.body.id}/answer`, { accept: true });

  /** The ways by which a request of 10P comes to its lesson on Wednesday. */
  const ways: Record<string, () => Promise<{ id: string }>> = {
    'is sent there': async () => (await field.ask('10P', WEDNESDAY)).body,
    'is begun there as a draft': async () => (await field.ask('10P', WEDNESDAY, { status: 'draft' })).body,
    'is sent as the draft that it was there': async () => {
      const { body: draft } = await field.ask('10P', WEDNESDAY, { status: 'draft' });
      return (await field.technician.put<Requisition>(`/requisitions/${draft.id}`, { version: draft.version, status: 'submitted' })).body;
    },
    'is a draft that goes there': async () => {
      const draft = await asked({ status: 'draft' });
      const change = { version: draft.version, lessonId: await on(WEDNESDAY) };
      return (await field.technician.put<Requisition>(`/requisitions/${draft.id}`, change)).body;
    },
    'is a draft that is moved there': async () => (await move(await asked({ status: 'draft' }), field.technician)).body,
    'is moved there': async () => (await move(await asked())).body,
    'is put there': async () => {
      const { id, version } = await asked();
      return (await holt.put<Requisition>(`/requisitions/${id}`, { version, lessonId: await on(WEDNESDAY) })).body;
    },
    'is asked for again and again': async () => {
      const requisition = { title: 'Energy', lines: [{ name: 'Wire', perClass: 1 }], status: 'submitted' };
      const body = { requisition, lessonIds: [await on(WEDNESDAY)] };
      return (await holt.post<SeriesAnswer>('/requisitions/series', body)).body.created[0] ?? { id: '' };
    },
    'is copied from another week': async () => {
      await field.ask('10P', '2026-11-18');
      const lessonIds = [await on(WEDNESDAY)];
      const body = { from: '2026-11-16', to: MONDAY, lessonIds };
      return (await holt.post<SeriesAnswer>('/requisitions/copy-week', body)).body.created[0] ?? { id: '' };
    },
    'goes there as it was offered': async () => {
      const { id } = await asked();
      const made = await field.technician.post<Offer>(`/requisitions/${id}/offers`, { lessonId: await on(WEDNESDAY) });
      expect((await accept(made, holt)).status).toBe(200);
      return { id };
    },
    'is put there by a new timetable': async () => {
      await bringIn('North 1');
      const { body } = await field.ask('10P', WEDNESDAY);
      expect(await field.settle(body)).toEqual([]);
      await bringIn('South 2');
      return body;
    },
    'is put back there as an import is undone': async () => {
      const token = await bringIn('North 1');
      const { body } = await field.ask('10P', WEDNESDAY);
      expect(await field.settle(body)).toEqual([]);
      expect((await field.admin.post('/undo', { token })).status).toBe(200);
      return body;
    },
    'changes days': async () => {
      const [own, other] = [await asked(), await askOther()];
      const made = await holt.post<Offer>(`/requisitions/${other.id}/offers`, { swapWith: own.id });
      expect((await accept(made, bram)).status).toBe(200);
      return { id: own.id };
    },
  };

  it.each(Object.keys(ways))('where the room is closed, and %s, is to settle', async (way) => {
    await close('South 2');
    const { id } = await (ways[way]?.() ?? { id: '' });
    expect((await field.now({ id })).lesson.date).toBe(WEDNESDAY);
    expect(await field.settle({ id })).toEqual(['closed']);
  });

  it('that changes days is to settle on either side', async () => {
    await close('North 3', MONDAY);
    const [own, other] = [await asked(), await askOther()];
    const made = await holt.post<Offer>(`/requisitions/${other.id}/offers`, { swapWith: own.id });
    await accept(made, bram);
    expect([await field.settle(own), await field.settle(other)]).toEqual([[], ['closed']]);
  });

  it('is settled by going where nothing is amiss, and not by its way back', async () => {
    await close('North 1', MONDAY);
    const sent = await asked();
    expect(await field.settle(sent)).toEqual(['closed']);
    const moved = await move(sent);
    expect(await field.settle(sent)).toEqual([]);
    expect((await holt.post('/undo', { token: String(moved.headers['undo-token']) })).status).toBe(200);
    expect(await field.settle(sent)).toEqual(['closed']);
  });

  it.each([
    'is moved there',
    'is put there',
    'goes there as it was offered',
    'is put there by a new timetable',
    'is put back there as an import is undone',
    'changes days',
  ])('whose room lacks what the one before had, and %s, is to settle until it is left so', async (way) => {
    await has('North 1', ['fume-cupboard']);
    await has('North 3', ['fume-cupboard']);
    const practicalId = await practical(['fume-cupboard']);
    const before = field.ask.bind(field);
    field.ask = (group, date, body = {}, period = null) =>
      before(group, date, { ...body, practicalId, title: undefined, lines: undefined }, period);
    const { id } = await (ways[way]?.() ?? { id: '' });
    expect((await field.now({ id })).roomLacks).toEqual(['fume-cupboard']);
    expect(await field.settle({ id })).toEqual(['room-lacks']);
  });

  it('whose teacher is away then is to settle, moved there or handed over', async () => {
    const away = (person: string, date: string) =>
      field.technician.post('/absences', {
        personId: field.school.personId(person),
        from: `${date}T08:00:00Z`,
        to: `${date}T18:00:00Z`,
      });
    expect((await away('HOLT', WEDNESDAY)).status).toBe(201);
    const sent = await asked();
    await move(sent);
    expect(await field.settle(sent)).toEqual(['teacher-away']);
    expect((await away('KERR', NEXT_MONDAY)).status).toBe(201);
    const { body: given } = await field.ask('10P', NEXT_MONDAY);
    const change = { version: given.version, teacherId: field.school.personId('KERR') };
    expect((await field.technician.put(`/requisitions/${given.id}`, change)).status).toBe(200);
    expect(await field.settle(given)).toEqual(['teacher-away']);
  });
});
