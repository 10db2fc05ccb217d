import fc from 'fast-check';
import type { Requisition, RequisitionSummary } from '@app/shared';
import type { Page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { askFor } from '../testing/ask-for.js';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

type Listed = Page<RequisitionSummary>;

describe('the list of requests', () => {
  let kit: TestApp;
  let school: TestSchool;
  let artId: string;
  let [patel, jones]: string[] = [];
  beforeAll(async () => {
    kit = await startTestApp('2026-11-03T07:00:00Z');
    school = await TestSchool.make(kit);
    artId = newId();
    await kit.db.transaction(school.id, () =>
      kit.db.query("INSERT INTO department (school_id, id, name) VALUES ($1, $2, 'Art')", [school.id, artId]),
    );
    await school.person('Patel', ['teacher']);
    await school.person('headOfArt', ['head']);
    await kit.db.transaction(school.id, () =>
      kit.db.query('UPDATE person_department SET department_id = $2 WHERE school_id = $1 AND person_id = $3', [
        school.id,
        artId,
        school.personId('headOfArt'),
      ]),
    );
    for (const key of ['Patel', 'headOfArt']) await school.signIn(key);
    patel = await school.entry({ cycleDay: 'Wed', period: 'P1', teacher: 'Patel', group: '10X/Ph4', room: 'Lab 7' });
    jones = await school.entry({ cycleDay: 'Thu', period: 'P2', group: '8Y/Sc2', room: 'Studio', departmentId: artId });
  });
  afterAll(() => kit.stop());

  const list = (query: string, key = 'technician') => school.client(key).get<Listed>(`/requisitions?${query}`);
  const idsOf = async (query: string, key?: string) => (await list(query, key)).body.items.map(({ id }) => id);
  /** Names a request, and puts it into the room of its lesson. */
  const titled = (id: string, title: string) =>
    kit.db.transaction(school.id, () =>
      kit.db.query(
        `UPDATE requisition q SET title = $3, room_id = (SELECT e.room_id FROM timetable_entry e WHERE e.school_id = $1 AND e.id = q.entry_id)
         WHERE q.school_id = $1 AND q.id = $2`,
        [school.id, id, title],
      ),
    );

  /** Keeps half an hour of a request as over the line. */
  const overTheLine = (id: string) =>
    kit.db.transaction(school.id, () =>
      kit.db.query(
        `INSERT INTO over_line (school_id, requisition_id, minutes_over, from_at, to_at, open_at, end_at, work_minutes, technician_minutes, department_ids)
         SELECT school_id, id, 30, starts_at, ends_at, starts_at, ends_at, 90, 60, ARRAY[department_id] FROM requisition WHERE school_id = $1 AND id = $2`,
        [school.id, id],
      ),
    );

  describe('searched and filtered', () => {
    let pendulums: string;
    let clay: string;
    let past: string;
    beforeAll(async () => {
      pendulums = await askFor(kit, school, { entry: patel ?? '', date: '2026-11-04', status: 'accepted', late: true, minutesLate: 90 });
      clay = await askFor(kit, school, { entry: jones ?? '', date: '2026-11-05', status: 'submitted', short: true });
      past = await askFor(kit, school, { entry: patel ?? '', date: '2026-10-14', status: 'cleared' });
      await titled(pendulums, 'Pendulums and period');
      await titled(clay, 'Firing clay');
      await titled(past, 'Electrolysis of brine');
      await overTheLine(clay);
    });

    it.each([
      ['practical', 'pendulum', 0],
      ['a slip of the keys', 'electrolisis', 2],
      ['class', '10x/ph4', 0],
      ['class in one go', '8ysc2', 1],
      ['room', 'studio', 1],
      ['teacher', 'patel', 0],
      ['words of several', 'Pendulum PATEL lab', 0],
    ])('finds by %s', async (_what, q, which) => {
      const from = which === 2 ? '' : '&from=2026-11-03';
      expect(await idsOf(`q=${encodeURIComponent(q)}${from}`)).toEqual([[pendulums, clay, past][which]]);
    });

    it('finds by the number that people say, which is in every answer', async () => {
      const { body } = await school.client('technician').get<Requisition>(`/requisitions/${clay}`);
      expect(body.number).toBeGreaterThan(0);
      expect(await idsOf(`q=%23${body.number}`)).toEqual([clay]);
    });

    it('gives a new request its number at once, and another to the next', async () => {
      const ask = (date: string) =>
        school
          .client('Patel')
          .post<Requisition>('/requisitions', { lessonId: `${patel}_${date}`, title: 'Wires', lines: [], status: 'submitted' });
      const made = [(await ask('2026-12-02')).body, (await ask('2026-12-09')).body];
      expect(new Set(made.map(({ number }) => number)).size).toBe(2);
      for (const one of made)
        expect((await school.client('Patel').get<Requisition>(`/requisitions/${one.id}`)).body.number).toBe(one.number);
    });

    it('finds nothing where one of the words is nowhere', async () => {
      expect((await list('q=pendulum%20zebra')).body).toEqual({ items: [], total: 0 });
    });

    it.each([
      ['status=submitted', 1],
      ['late=true', 0],
      ['short=true', 1],
      ['overLine=true', 1],
      ['overLine=false&to=2026-11-04&from=2026-11-03', 0],
      ['late=false&short=false&to=2026-11-02', 2],
    ])('filters by %s', async (query, which) => {
      expect(await idsOf(query)).toEqual([[pendulums, clay, past][which]]);
    });

    it('filters by class, by one department and by several', async () => {
      const { body } = await school.client('technician').get<Requisition>(`/requisitions/${clay}`);
      expect(await idsOf(`groupId=${body.lesson.group?.id}`)).toEqual([clay]);
      expect(await idsOf(`departmentId=${artId}`)).toEqual([clay]);
      expect(await idsOf(`departmentId=${artId},${school.departmentId}&to=2026-11-10`)).toEqual([past, pendulums, clay]);
    });

    it('comes the soonest lesson first, or the latest', async () => {
      expect(await idsOf('to=2026-11-10')).toEqual([past, pendulums, clay]);
      expect(await idsOf('to=2026-11-10&order=latest')).toEqual([clay, pendulums, past]);
    });

    it('shows one’s own alone where that is asked for', async () => {
      expect(await idsOf('mine=true&to=2026-11-10', 'Patel')).toEqual([past, pendulums]);
      expect(await idsOf('mine=true', 'technician')).toEqual([]);
    });

    it.each([
      ['status=lost', 'status'],
      ['lateReason=lazy', 'lateReason'],
      ['departmentId=x', 'departmentId'],
      ['groupId=x', 'groupId'],
      ['late=perhaps', 'late'],
      ['short=perhaps', 'short'],
      ['overLine=perhaps', 'overLine'],
      ['order=title', 'order'],
      [`q=${'x'.repeat(201)}`, 'q'],
      ['from=2026-11-05&to=2026-11-04', 'to'],
    ])('refuses %s', async (query, field) => {
      const answer = await list(query);
      expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    });
  });

  describe('page by page', () => {
    const stepped = async (client: Client, query: string, between: (page: number) => Promise<void>) => {
      const pages: Listed[] = [];
      let cursor = '';
      do {
        const { body } = await client.get<Listed>(`/requisitions?${query}${cursor}`);
        pages.push(body);
        await between(pages.length);
        cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (cursor);
      return pages;
    };

    it('is the whole list exactly once, whatever is sent meanwhile, and says of how many', async () => {
      const entries = await Promise.all(['P3', 'P4', 'P5'].map((period) => school.entry({ cycleDay: 'Fri', period })));
      const FRIDAYS = ['2026-11-06', '2026-11-13', '2026-11-20', '2026-11-27'];
      const asked = fc.record({
        entry: fc.constantFrom(...entries),
        date: fc.constantFrom(...FRIDAYS),
        at: fc.constantFrom('09:00', '11:10'),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.array(asked, { minLength: 1, maxLength: 12 }),
          fc.array(asked, { maxLength: 5 }),
          fc.integer({ min: 1, max: 5 }),
          fc.constantFrom('soonest', 'latest'),
          async (first, meanwhile, limit, order) => {
            await kit.db.transaction(school.id, () =>
              kit.db.query('DELETE FROM requisition WHERE school_id = $1 AND entry_id = ANY($2)', [school.id, entries]),
            );
            const there: string[] = [];
            for (const one of first) there.push(await askFor(kit, school, { ...one, status: 'submitted' }));
            const query = `from=2026-11-06&to=2026-11-27&limit=${limit}&order=${order}&mine=true`;
            const left = [...meanwhile];
            const pages = await stepped(school.client('teacher'), query, async () => {
              const next = left.shift();
              if (next) await askFor(kit, school, { ...next, status: 'submitted' });
            });
            const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
            expect(new Set(seen).size).toBe(seen.length);
            expect(seen).toEqual(expect.arrayContaining(there));
            const starts = pages.flatMap(({ items }) => items.map(({ start }) => start));
            expect(starts).toEqual(order === 'soonest' ? [...starts].sort() : [...starts].sort().reverse());
            const added = meanwhile.length - left.length;
            expect(pages[0]?.total).toBe(there.length);
            expect((await stepped(school.client('teacher'), query, () => Promise.resolve())).at(-1)?.total).toBe(there.length + added);
          },
        ),
        { numRuns: 15 },
      );
    });
  });

  describe('and lateness by person', () => {
    const refused = async (query: string, key: string) => (await list(query, key)).status;
    it('follows who is head of what', async () => {
      const head = school.personId('headOfArt');
      const { body } = await school.client('admin').get<{ items: { id: string; version: number }[] }>('/people?limit=200');
      const version = body.items.find(({ id }) => id === head)?.version;
      await school.client('admin').put(`/people/${head}`, { version, headOf: [school.departmentId] });
      const query = `teacherId=${school.personId('Patel')}&late=true`;
      expect(await refused(query, 'headOfArt')).toBe(200);
      await school.client('admin').put(`/people/${head}`, { version: (version ?? 0) + 1, headOf: [artId] });
      expect(await refused(query, 'headOfArt')).toBe(403);
    });
  });

  describe('and drafts', () => {
    let draft: string;
    let begun: string;
    const lesson = (date: string) => ({ lessonId: `${patel}_${date}`, title: 'Secret ripples', lines: [] });
    beforeAll(async () => {
      const keep = (key: string, date: string) =>
        school.client(key).post<Requisition>('/requisitions', { ...lesson(date), status: 'draft' });
      draft = (await keep('Patel', '2026-11-18')).body.id;
      begun = (await keep('technician', '2026-11-25')).body.id;
      await school.person('second', ['technician']);
      await school.signIn('second');
    });

    it('are listed and found for their teacher and whoever began them, and nobody else', async () => {
      const seen = (key: string) => idsOf('q=ripples', key);
      expect(await seen('Patel')).toEqual([draft, begun]);
      expect(await seen('technician')).toEqual([begun]);
      for (const key of ['second', 'head', 'admin', 'teacher']) expect([key, await seen(key)]).toEqual([key, []]);
    });

    it('are not there for others in whatever way they are asked for', async () => {
      for (const key of ['second', 'head', 'admin']) {
        const client = school.client(key);
        expect((await client.get(`/requisitions/${draft}`)).status).toBe(404);
        expect(
          JSON.stringify((await client.get(`/lessons?from=2026-11-18&to=2026-11-18&teacherId=${school.personId('Patel')}`)).body),
        ).not.toMatch(/ripples/);
      }
      for (const key of ['second', 'head']) {
        const client = school.client(key);
        expect((await client.put(`/requisitions/${draft}`, { version: 1, notes: 'x' })).status).toBe(404);
        expect((await client.post(`/requisitions/${draft}/transitions`, { version: 1, to: 'submitted' })).status).toBe(404);
        expect((await client.post(`/requisitions/${draft}/messages`, { text: 'x' })).status).toBe(404);
        expect((await client.post(`/requisitions/${draft}/move`, { version: 1, lessonId: `${patel}_2026-12-02` })).status).toBe(404);
      }
      for (const key of ['head', 'admin'])
        expect(JSON.stringify((await school.client(key).get('/activity?limit=200')).body)).not.toMatch(/ripples/);
    });

    it('stay unseen when they are thrown away, and are seen once they are sent', async () => {
      await school.client('Patel').post(`/requisitions/${draft}/transitions`, { version: 1, to: 'cancelled' });
      expect((await school.client('second').get(`/requisitions/${draft}`)).status).toBe(404);
      expect(await idsOf('status=cancelled', 'second')).toEqual([]);
      expect(JSON.stringify((await school.client('head').get('/activity?limit=200')).body)).not.toMatch(/ripples/);
      expect((await school.client('technician').post(`/requisitions/${begun}/transitions`, { version: 1, to: 'submitted' })).status).toBe(
        200,
      );
      expect(await idsOf('q=ripples', 'second')).toEqual([begun]);
    });
  });
});
