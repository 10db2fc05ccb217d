import type {
  Apparatus,
  ApparatusUse,
  BreakageBookAnswer,
  Check,
  Coverage,
  Duty,
  Figures,
  Lesson,
  LogAnswer,
  MachineJobs,
  Me,
  Notice,
  OccasionView,
  PrepList,
  Requisition,
  Room,
  Scheme,
  Stock,
} from '@app/shared';
import { DEMO_PASSWORD } from '../../../migrations/seeds/oakfield/people.js';
import { type Client, startTestApp, type TestApp } from '../testing/index.js';
import { loadOakfield } from './load-oakfield.js';

interface Listed<Item> {
  items: Item[];
}

/** The load takes fewer statements than this: so long is a first start. */
const STATEMENTS = 12_100;

/** Somebody who looks the demo over finds an example of what a school can do here. */
describe('the demo school', () => {
  let kit: TestApp;
  let statements = 0;
  const people = new Map<string, Client>();
  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z', { DEMO: '1' });
    const before = kit.db.counts.statements;
    // as the first start does it
    await kit.db.patiently(() => loadOakfield(kit.app));
    statements = kit.db.counts.statements - before;
    for (const name of ['head', 'teacher', 'technician']) {
      const client = kit.client();
      expect((await client.post('/auth/session', { email: `${name}@oakfield.example`, password: DEMO_PASSWORD })).status).toBe(201);
      people.set(name, client);
    }
  }, 400_000);
  afterAll(() => kit.stop());

  const get = async <Body>(who: string, path: string): Promise<Body> => {
    const answer = await people.get(who)?.get<Body>(path);
    expect([path, answer?.status]).toEqual([path, 200]);
    return answer?.body as Body;
  };
  const all = async <Item>(who: string, path: string) => (await get<Listed<Item>>(who, path)).items;
  /** Reads the tables of the demo school. */
  const stored = async <Row extends object>(text: string, values: unknown[] = []) => {
    const { school } = await get<Me>('head', '/me');
    return kit.db.read<Row>(school.id, text, values);
  };
  const asked = async (departmentOf: (title: string) => boolean) => {
    const rows = await stored<{ id: string; title: string }>('SELECT id, title FROM requisition');
    return Promise.all(rows.filter(({ title }) => departmentOf(title)).map(({ id }) => get<Requisition>('head', `/requisitions/${id}`)));
  };

  it('tells what must be read and who has not, and has an idea with its answer', async () => {
    const read = (await all<Notice>('head', '/notices')).map(({ kind, mustRead, readBy, notRead, answer }) => [
      ...[kind, mustRead, !!readBy?.length, !!notRead?.length, answer !== null],
    ]);
    expect(read).toEqual([
      ['idea', false, true, true, true],
      ['safety', true, true, true, false],
      ['update', false, true, true, false],
    ]);
    expect((await all<Notice>('technician', '/notices')).filter((one) => one.mustRead && !one.read)).toHaveLength(1);
  });

  it('is there after a number of statements that is bounded', () => expect(statements).toBeLessThan(STATEMENTS));

  it('has schemes for years 7 to 11, with the classes that follow them and steps that are open, asked for and done', async () => {
    const schemes = await all<Scheme>('teacher', '/schemes?limit=100');
    expect([...new Set(schemes.map(({ year }) => year))].sort((one, other) => (one ?? 0) - (other ?? 0))).toEqual([7, 8, 9, 10, 11]);
    expect(schemes.filter(({ groups }) => groups.length === 0)).toEqual([]);
    const covered = await Promise.all(schemes.map(({ id }) => get<Coverage>('teacher', `/coverage?schemeId=${id}`)));
    const states = covered.flatMap(({ groups }) => groups.flatMap(({ steps }) => steps.map(({ state }) => state)));
    expect(new Set(states)).toEqual(expect.objectContaining(new Set(['open', 'asked', 'done'])));
  });

  it('has a club that repeats, with requests at two of its meetings', async () => {
    const [club] = await all<OccasionView>('teacher', '/occasions?from=2026-07-01&to=2027-07-31');
    expect([club?.title, club?.lessonIds.length]).toEqual(['Science club', 8]);
    const requests = await stored<{ count: number }>('SELECT count(*)::int AS count FROM requisition WHERE entry_id = $1', [club?.id]);
    expect(requests).toEqual([{ count: 2 }]);
  });

  it('has practicals that are kept out for days, help in a lesson, and lists of food, wood, clay and laptops', async () => {
    const found = await stored<{
      title: string;
      kept: boolean;
      help: boolean;
      department: string;
    }>(`SELECT q.title, q.keep_until_date IS NOT NULL AS kept, q.support IS NOT NULL AS help, d.name AS department
       FROM requisition q JOIN department d ON d.school_id = q.school_id AND d.id = q.department_id
       WHERE q.keep_until_date IS NOT NULL OR q.support IS NOT NULL OR q.practical_id IS NULL ORDER BY q.title`);
    expect(found).toEqual([
      { title: 'Bird box: cutting list', kept: false, help: false, department: 'D&T' },
      { title: 'Clay relief tiles', kept: true, help: false, department: 'Art' },
      { title: 'Seedlings, light and gravity', kept: true, help: false, department: 'Science' },
      { title: 'Spreadsheet models on laptops', kept: false, help: false, department: 'ICT' },
      { title: 'Static with a Van de Graaff generator', kept: false, help: true, department: 'Science' },
      { title: 'Vegetable fajitas', kept: false, help: false, department: 'Food' },
    ]);
    const [laptops] = await asked((title) => title.startsWith('Spreadsheet'));
    expect(laptops?.lines[0]).toMatchObject({ name: 'Laptop trolley B', apparatusId: expect.any(String) });
  });

  it('has a kiln that is fired for two classes, and a queue at the laser cutter', async () => {
    const { planned, waiting } = await get<MachineJobs>('technician', '/machine-jobs');
    expect(planned.map(({ title, requisitions }) => [title, requisitions.length > 0]).sort()).toEqual([
      ['Bisque firing', true],
      ['Key ring blanks', true],
    ]);
    expect(waiting.map(({ title }) => title)).toEqual(['Glaze firing', 'Automata cams', 'Door signs for the laboratories']);
  });

  it('has stock that is low and out of date, a check that is overdue, duties, a kit, something broken and a log', async () => {
    const stock = await all<Stock>('technician', '/stock?limit=200');
    expect(stock.filter(({ substanceId, kind }) => kind === 'chemical' && substanceId === null)).toEqual([]);
    expect([stock.some(({ low }) => low), stock.some(({ expired }) => expired)]).toEqual([true, true]);
    expect((await all<Check>('technician', '/checks?overdue=true')).map(({ title }) => title)).toEqual([
      'Top-pan balances: check against the masses',
    ]);
    expect((await all<Duty>('technician', '/duties?limit=50')).every(({ next }) => next !== null)).toBe(true);
    const [trolley] = await all<Apparatus>('technician', '/apparatus?q=circuits trolley');
    expect(trolley?.parts).toHaveLength(4);
    const book = await stored<{ count: number }>("SELECT count(*)::int AS count FROM event WHERE name = 'apparatus.broken'");
    expect(book).toEqual([{ count: 3 }]);
    expect(await get<BreakageBookAnswer>('technician', '/breakages')).toMatchObject({ total: 3, gone: 4, cost: 43.4 });
    const [source] = await all<Apparatus>('technician', '/apparatus?q=Strontium');
    expect(source).toMatchObject({ useLog: true, mayUse: { length: 3 } });
    expect(await all<ApparatusUse>('technician', `/apparatus/${source?.id}/uses`)).toHaveLength(2);
    expect((await get<LogAnswer>('technician', '/log')).items).toHaveLength(4);
    expect((await get<LogAnswer>('head', '/log')).shared.length).toBeGreaterThan(0);
  });

  it('has last half term to compare with: requests that were served, some of them late, with their kit, work and history', async () => {
    const departmentId = await science();
    const figures = await get<Figures>(
      'head',
      `/workload/figures?from=2026-11-03&to=2026-12-18&against=half-term&departmentId=${departmentId}`,
    );
    expect(figures.compared).toMatchObject({ from: '2026-09-03', to: '2026-10-23' });
    expect(figures.compared!.asked).toBeGreaterThan(30);
    expect(figures.compared!.rate).toBeGreaterThan(0);
    const [one] = await stored<{ id: string }>(
      "SELECT id FROM requisition WHERE date < '2026-10-24' AND late AND NOT short ORDER BY id LIMIT 1",
    );
    const request = await get<Requisition>('head', `/requisitions/${one?.id}`);
    expect(request).toMatchObject({ status: 'cleared', late: true, short: false });
    expect([request.lines.length > 0, request.tasks.length, request.history.length]).toEqual([true, 4, 6]);
    const open = await stored<{ count: number }>("SELECT count(*)::int AS count FROM task WHERE date < '2026-10-24' AND done_at IS NULL");
    expect(open).toEqual([{ count: 0 }]);
  });

  it('has what last half term was short of, with what buying would take, what was prepared and not used, and a term and a year to compare with', async () => {
    const of = `departmentId=${await science()}`;
    const { shortages, wasted } = await get<Figures>('head', `/workload/figures?from=2026-09-03&to=2026-10-23&${of}`);
    expect(shortages.length).toBeGreaterThan(2);
    expect(shortages.some(({ price }) => price !== null)).toBe(true);
    for (const { most, times } of shortages) expect(Math.min(most, times)).toBeGreaterThan(0);
    expect(wasted.some(({ notUsed, minutes }) => notUsed > 0 && minutes > 0)).toBe(true);
    for (const against of ['term', 'year']) {
      const { compared } = await get<Figures>('head', `/workload/figures?from=2026-09-03&to=2026-11-17&against=${against}&${of}`);
      expect([against, (compared?.asked ?? 0) > 30, (compared?.rate ?? 0) > 0]).toEqual([against, true, true]);
    }
  });

  it('has a lesson that is covered, one in another room, and a room that is closed', async () => {
    const departmentId = await science();
    const kinds = new Set<string>();
    for (const days of ['from=2026-11-19&to=2026-11-20', 'from=2026-11-26&to=2026-11-27'])
      for (const { changes } of await all<Lesson>('technician', `/lessons?${days}&limit=200&departmentId=${departmentId}`))
        for (const { kind } of changes) kinds.add(kind);
    expect([...kinds].sort()).toEqual(['cover', 'room', 'room-closed']);
  });

  it('has two prep rooms, each with laboratories, technicians and apparatus, and the day of each', async () => {
    const rooms = await all<Room>('technician', '/rooms?limit=200');
    const prep = rooms.filter(({ prep: is }) => is);
    expect(prep.map(({ code }) => code)).toEqual(['Prep 1', 'Prep 2']);
    const served = rooms.filter(({ prepRoomId }) => prepRoomId !== null).map(({ code, prepRoomId }) => [code, prepRoomId === prep[0]?.id]);
    expect(served).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`Lab ${number}`, number <= 4]));
    const people = await stored<{ code: string; room: string }>(
      'SELECT p.code, r.code AS room FROM person p JOIN room r ON r.school_id = p.school_id AND r.id = p.prep_room_id ORDER BY p.code',
    );
    expect(people.map(({ code, room }) => `${code} ${room}`)).toEqual(['ARA Prep 2', 'JLI Prep 1', 'SOK Prep 1']);
    const things = await all<Apparatus>('technician', '/apparatus?limit=200');
    for (const { id, code } of prep) {
      expect(things.filter(({ prepRoomId }) => prepRoomId === id).length).toBeGreaterThan(20);
      expect(things.filter(({ prepRoomId, location }) => prepRoomId === id && !location.startsWith(code))).toEqual([]);
    }
    const [both, ...each] = await Promise.all(
      ['', ...prep.map(({ id }) => `&prepRoomId=${id}`)].map((of) => get<PrepList>('technician', `/prep-list?date=2026-11-19${of}`)),
    );
    const ids = (list?: PrepList) => (list?.tasks ?? []).map(({ id }) => id);
    expect(each.every((list) => list.tasks.length > 0 && list.tasks.length < ids(both).length)).toBe(true);
    expect(new Set(each.flatMap(ids))).toEqual(new Set(ids(both)));
  });

  async function science(): Promise<string> {
    const [department] = await stored<{ id: string }>("SELECT id FROM department WHERE name = 'Science'");
    return department?.id ?? '';
  }
});
