import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Requisition, SeriesAnswer } from '@app/shared';
import { FieldSchool } from '../testing/base-timetable.js';

/** What no form of ours sends, and what scripts and slips of the keys do: it is refused by name, or taken letter for letter. */
describe('a request that says what cannot be', () => {
  let field: FieldSchool;
  beforeAll(async () => {
    field = await FieldSchool.start();
  });
  afterAll(() => field.kit.stop());

  const asked = async (more: object) => {
    const lessonId = await field.lesson('10P', '2026-11-23');
    return field.technician.post<Requisition>('/requisitions', { lessonId, title: 'Energy', status: 'submitted', ...more });
  };
  const count = async () =>
    (await field.query<{ count: number }>('SELECT count(*)::int AS count FROM requisition WHERE school_id = $1'))[0]?.count;

  it.each([
    ['no pupils', { pupils: 0 }, 'pupils'],
    ['a thousand million pupils', { pupils: 1e9 }, 'pupils'],
    ['half a pupil', { pupils: 20.5 }, 'pupils'],
    ['groups of none', { groupSize: 0 }, 'groupSize'],
    ['10,000 lines', { lines: Array.from({ length: 10_000 }, (_, at) => ({ name: `Thing ${at}`, perClass: 1 })) }, 'lines'],
    ['less than none', { lines: [{ name: 'Wire', perClass: -1 }] }, 'lines.0.perClass'],
    ['more than there can be', { lines: [{ name: 'Wire', perClass: 1e12 }] }, 'lines.0.perClass'],
    ['a line of nothing', { lines: [{ name: ' ', perClass: 1 }] }, 'lines.0.name'],
    ['help for less than no time', { support: { when: 'start', minutes: -5 } }, 'support.minutes'],
    ['kept out until no lesson', { keepUntilLessonId: 'tomorrow' }, 'keepUntilLessonId'],
  ])('is refused with %s, naming it, and writes nothing', async (_what, more, name) => {
    const before = await count();
    const { status, body } = await asked({ lines: [{ name: 'Wire', perClass: 1 }], ...more });
    expect([status, body.code, body.errors?.[0]?.field]).toEqual([422, 'INVALID', name]);
    expect(await count()).toBe(before);
  });

  it('is short of a thing that was taken off all lists, by its own name', async () => {
    const gone = await field.apparatus(12);
    expect((await field.technician.delete(`/apparatus/${gone}`)).status).toBeLessThan(300);
    const { status, body } = await asked({ lines: [{ apparatusId: gone, perClass: 3 }] });
    expect([status, body.code]).toEqual([409, 'HOLD_REFUSED']);
    expect(body.shortages).toEqual([expect.objectContaining({ apparatusId: gone, free: 0, short: 3 })]);
  });

  it('keeps what is written as it is written, whatever it would be on a page', async () => {
    const notes = '<b>Please</b> <script>alert(1)</script> & "quotes" <img src=x onerror=alert(1)>';
    const { status, body } = await asked({ title: '<i>Energy</i>', notes, lines: [{ name: '<u>Wire</u>', perClass: 1 }] });
    expect(status).toBe(201);
    const now = await field.now(body);
    expect([now.title, now.notes, now.lines[0]?.name]).toEqual(['<i>Energy</i>', notes, '<u>Wire</u>']);
  });

  it('is refused of one lesson of fifty alone', async () => {
    const lessonIds = Array.from({ length: 50 }, (_, at) => ['10P', '10Q', '9R'][at % 3] ?? '').map(async (group, at) => {
      const date = Temporal.PlainDate.from('2026-11-23').add({ weeks: Math.floor(at / 3) });
      return field.lesson(group, date.toString());
    });
    const ids = await Promise.all(lessonIds);
    const requisition = { title: 'Energy', status: 'submitted', lines: [{ name: 'Wire', perClass: 1 }], lateReason: 'forgot' };
    const { status, body } = await field.technician.post<SeriesAnswer>('/requisitions/series', { requisition, lessonIds: ids });
    expect(status).toBe(200);
    const { created, refused } = body;
    expect(created.length + refused.length).toBe(50);
    // those of the holidays are no lessons
    const closed = ids.filter((id) => ['2026-12-21', '2026-12-28'].includes(id.slice(-10)) || id.slice(-10) > '2027-03-25');
    expect(refused.map(({ lessonId }) => lessonId)).toEqual(closed);
    expect(created.map(({ lesson }) => lesson.id)).toEqual(ids.filter((id) => !closed.includes(id)));
  });
});
