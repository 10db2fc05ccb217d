import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Lesson, Room } from '@app/shared';
import fc from 'fast-check';
import type { Page } from '../../core/http/index.js';
import { FieldSchool } from '../../testing/base-timetable.js';
import { startTestApp, type TestApp } from '../../testing/index.js';

const MONDAY = '2026-11-23';
const ROOMS = ['North 1', 'South 2', 'North 3', 'Hall'];
const TAUGHT = [
  ['10P', 'HOLT'],
  ['10Q', 'BRAM'],
  ['9R', 'KERR'],
] as const;
const ROWS = TAUGHT.map(([group, teacher], at) => `,Mon,P3,${group},10,24,Science,Science,${teacher},${ROOMS[at]}`);
/** What people may hear of an act: it is done, there was nothing to take back, somebody is in the way, or it cannot be so. */
const TOLD = [200, 201, 204, 404, 409, 422];

type Act =
  | { act: 'room'; lesson: number; room: number }
  | { act: 'swap'; lesson: number; other: number }
  | { act: 'back' | 'off'; lesson: number }
  | { act: 'close' | 'open'; room: number };

const lesson = fc.nat(TAUGHT.length - 1);
const room = fc.nat(ROOMS.length - 1);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('room' as const), lesson, room }),
  fc.record({ act: fc.constant('swap' as const), lesson, other: lesson }),
  fc.record({ act: fc.constantFrom('back' as const, 'off' as const), lesson }),
  fc.record({ act: fc.constantFrom('close' as const, 'open' as const), room }),
);

describe('rooms of a moment', () => {
  let kit: TestApp;
  let field: FieldSchool;
  let rooms: string[];
  let lessons: string[];
  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    field = await FieldSchool.on(kit, ROWS);
    await field.admin.post('/rooms', { code: 'Hall' });
    const { items } = (await field.admin.get<Page<Room>>('/rooms?limit=200')).body;
    rooms = ROOMS.map((code) => items.find((one) => one.code === code)?.id ?? '');
    lessons = await Promise.all(TAUGHT.map(([group]) => field.lesson(group, MONDAY)));
  });
  afterAll(() => kit.stop());

  const closed = async (at: number) => {
    const path = `/rooms/${rooms[at]}/availability?from=${MONDAY}&to=${MONDAY}`;
    return (await field.technician.get<{ closures: { id: string }[] }>(path)).body.closures;
  };
  async function done(one: Act): Promise<number> {
    const by = field.technician;
    switch (one.act) {
      case 'room':
        return (await by.post(`/lessons/${lessons[one.lesson]}/changes`, { kind: 'room', roomId: rooms[one.room] })).status;
      case 'off':
        return (await by.post(`/lessons/${lessons[one.lesson]}/changes`, { kind: 'cancelled' })).status;
      case 'back':
        return (await by.delete(`/lessons/${lessons[one.lesson]}/changes`)).status;
      case 'swap':
        return (await by.post('/room-swaps', { lessonIds: [lessons[one.lesson], lessons[one.other]] })).status;
      case 'close':
        return (await by.post(`/rooms/${rooms[one.room]}/closures`, { from: MONDAY, to: MONDAY, note: '' })).status;
      default: {
        const [first] = await closed(one.room);
        return first ? (await by.delete(`/rooms/${rooms[one.room]}/closures/${first.id}`)).status : 404;
      }
    }
  }
  async function whereTheyAre(): Promise<string[]> {
    const path = `/lessons?from=${MONDAY}&to=${MONDAY}&departmentId=${field.school.departmentId}`;
    const { items } = (await field.admin.get<Page<Lesson>>(path)).body;
    return items.filter(({ changes }) => !changes.some(({ kind }) => kind === 'cancelled')).flatMap(({ room: there }) => there?.code ?? []);
  }
  async function asInTheTimetable(): Promise<void> {
    for (const at of rooms.keys())
      for (const { id } of await closed(at)) await field.technician.delete(`/rooms/${rooms[at]}/closures/${id}`);
    for (const id of lessons) await field.technician.delete(`/lessons/${id}/changes?anyway=true`);
  }

  it('are never two classes’ at once, whoever swaps, moves, closes and takes back in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(act, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), async (moments) => {
        await asInTheTimetable();
        for (const acts of moments) {
          const told = await Promise.all(acts.map(done));
          expect(told.filter((status) => !TOLD.includes(status))).toEqual([]);
          const taken = await whereTheyAre();
          expect(new Set(taken).size).toBe(taken.length);
        }
        // what was closed meanwhile opens again, and is still one class's
        for (const at of rooms.keys())
          for (const { id } of await closed(at)) await field.technician.delete(`/rooms/${rooms[at]}/closures/${id}`);
        const taken = await whereTheyAre();
        expect(new Set(taken).size).toBe(taken.length);
      }),
      { numRuns: 12 },
    );
  });
});
