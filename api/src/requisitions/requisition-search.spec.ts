import type { RequisitionSummary } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { askFor } from '../testing/ask-for.js';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('a search of requests', () => {
  let kit: TestApp;
  let school: TestSchool;
  let [inLab, inOther, inPh4, inOld]: string[] = [];
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    inLab = await make({ period: 'P1', group: '9A/Sc1', room: 'Lab 7' }, 'Yeast');
    inOther = await make({ period: 'P2', group: '7X/Sc3', room: 'Lab 12' }, 'Rocks');
    inPh4 = await make({ period: 'P3', group: '10X/Bi2', room: 'Ph 4 Lab' }, 'Copper sulphate');
    inOld = await make({ period: 'P4', group: '9B/Sc1', room: 'Lab 70' }, 'Bubbles');
  });
  afterAll(() => kit.stop());

  const make = async (lesson: { period: string; group: string; room: string }, title: string) => {
    const entry = await school.entry({ cycleDay: 'Tue', ...lesson });
    const id = await askFor(kit, school, { entry, date: '2026-11-24', status: 'accepted' });
    await kit.db.transaction(school.id, () =>
      kit.db.query(
        `UPDATE requisition q SET title = $3, room_id = (SELECT e.room_id FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id)
         WHERE q.school_id = $1 AND q.id = $2`,
        [school.id, id, title],
      ),
    );
    return id;
  };
  const search = async (q: string) =>
    (await school.client('technician').get<Page<RequisitionSummary>>(`/requisitions?q=${encodeURIComponent(q)}`)).body;

  it.each([
    ['Lab 7', 0],
    ['lab-7', 0],
    ['lab7', 0],
    ['LAB7 yeast', 0],
    ['ph4lab', 2],
    ['yeast lab 7', 0],
    ['lab 7 9a/sc1', 0],
    ['7x lab', 1],
    ['lab 12 7x', 1],
    ['7 x sc 3', 1],
    ['10x bi2 lab', 2],
    ['ph4 10x', 2],
  ])('reads as one the neighbouring words of %s that a room or a class is called', async (q, which) => {
    expect((await search(q)).items.map(({ id }) => id)).toEqual([[inLab, inOther, inPh4][which]]);
  });

  it('finds what begins so where no room or class is called that', async () => {
    const idsOf = async (q: string) => new Set((await search(q)).items.map(({ id }) => id));
    expect(await idsOf('lab70')).toEqual(new Set([inOld]));
    expect(await idsOf('lab1')).toEqual(new Set([inOther]));
    expect(await idsOf('9a')).toEqual(new Set([inLab]));
    expect(await idsOf('lab')).toEqual(new Set([inLab, inOther, inPh4, inOld]));
  });

  it.each(['Sulphate', 'sulfate', 'COPPER SULF', 'sulp'])('takes two spellings of a chemical for one: %s', async (q) => {
    expect((await search(q)).items.map(({ id }) => id)).toEqual([inPh4]);
  });

  it('takes words for themselves where nothing is called by them together', async () => {
    expect((await search('7 lab')).total).toBe(3);
    expect((await search('lab 7 rocks')).total).toBe(0);
    expect((await search('')).total).toBe(4);
  });

  it.each(['%', '_', '%%', ' _% ', "'", '#', '\\'])('finds nothing by signs alone: %j', async (q) => {
    expect(await search(q)).toEqual({ items: [], total: 0 });
  });
});
