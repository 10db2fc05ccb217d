import { type Board, type BoardCard, movedOn, type Requisition, type WorkingPatternBody, type Workload } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

const WEEK = '2026-11-30';
const HOURS: WorkingPatternBody = {
  windows: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:30', end: '16:30' })),
  breaks: [{ start: '10:30', end: '10:45' }],
};

describe('the week board', () => {
  let kit: TestApp;
  let school: TestSchool;
  let others: TestSchool;
  const practicals: string[] = [];

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    others = await TestSchool.make(kit);
    await school.person('second', ['technician'], HOURS);
    for (const fixed of [20, 35]) {
      const body = { title: `Set-up ${fixed}`, subject: 'Physics', prepare: { fixed, perSet: 0.5 }, clear: { fixed: 4, perSet: 0.25 } };
      practicals.push((await school.client('technician').post<{ id: string }>('/practicals', body)).body.id);
    }
  });
  afterAll(() => kit.stop());

  const path = (week = WEEK, departmentId = school.departmentId) => `/workload/board?week=${week}&departmentId=${departmentId}`;
  const board = async (week = WEEK) => {
    const answer = await school.client('technician').get<Board>(path(week));
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const ask = async (round: number) => {
    const [cycleDay, date] = [['Tue', '2026-12-01'] as const, ['Wed', '2026-12-02'] as const, ['Fri', '2026-12-04'] as const][round % 3]!;
    const lessonId = `${await school.entry({ cycleDay, period: `P${(round % 5) + 1}` })}_${date}`;
    const body = { lessonId, practicalId: practicals[round % 4 === 0 ? 0 : 1], lateReason: 'forgot', status: 'submitted' };
    const sent = await school.client('teacher').post<Requisition>('/requisitions', body);
    expect(sent.status).toBe(201);
    return sent.body;
  };
  const cardsOf = ({ rows }: Board) =>
    rows.flatMap(({ technician, cells }) =>
      cells.flatMap(({ date, cards }) => cards.map((card) => ({ ...card, date, technicianId: technician?.id ?? null }))),
    );
  const move = async (card: BoardCard, to: { date: string; assigneeId: string | null }) => {
    for (const { id, version } of card.tasks)
      expect(await school.client('technician').patch(`/tasks/${id}`, { version, ...to })).toMatchObject({ status: 200 });
  };
  /** The minutes of each day and person, as the board and as the page of the load say them. */
  const bothSay = async (shown: Board) => {
    const [from, to] = [shown.days[0]?.date, shown.days.at(-1)?.date];
    const { body } = await school.client('head').get<Workload>(`/workload?from=${from}&to=${to}&departmentId=${school.departmentId}`);
    const board = shown.days.map(({ date, workMinutes, technicianMinutes, level }) => ({
      ...{ date, workMinutes, technicianMinutes, level },
      each: shown.rows
        .map(({ technician, cells }) => {
          const cell = cells.find((one) => one.date === date);
          return [technician?.id ?? '', cell?.workMinutes, cell?.technicianMinutes];
        })
        .sort(),
    }));
    const workload = body.days.map(({ date, workMinutes, technicianMinutes, level, technicians }) => ({
      ...{ date, workMinutes, technicianMinutes, level },
      each: technicians.map((one) => [one.technician?.id ?? '', one.workMinutes, one.technicianMinutes]).sort(),
    }));
    return { board, workload };
  };

  it('is open to technicians, heads and admins of the school only', async () => {
    expect((await kit.client().get(path())).status).toBe(401);
    expect((await school.client('teacher').get(path())).status).toBe(403);
    for (const who of ['technician', 'head', 'admin']) expect((await school.client(who).get(path())).status).toBe(200);
  });

  it('refuses a week that begins on another day, what is no id, and another school’s department', async () => {
    const technician = school.client('technician');
    expect(await technician.get(path('2026-12-01'))).toMatchObject({ status: 422, body: { errors: [{ field: 'week' }] } });
    expect(await technician.get('/workload/board?week=soon')).toMatchObject({ status: 422, body: { errors: [{ field: 'week' }] } });
    expect(await technician.get('/workload/board')).toMatchObject({ status: 422, body: { errors: [{ field: 'week' }] } });
    expect(await technician.get(path(WEEK, 'me'))).toMatchObject({ status: 422, body: { errors: [{ field: 'departmentId' }] } });
    expect(await technician.get(path(WEEK, others.departmentId))).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
  });

  it('has no days where there is no teaching', async () => {
    expect((await board('2026-12-28')).days).toEqual([]);
  });

  it('says of each day and person exactly the minutes that Workload says, batches once, however work is moved', async () => {
    let joined = 0;
    for (let round = 0; round < 9; round++) {
      await ask(round);
      const before = await board();
      const cards = cardsOf(before).filter(({ kind, done }) => kind === 'prepare' && !done);
      joined += cards.filter(({ tasks }) => tasks.length > 1).length;
      const card = cards[round % cards.length]!;
      const days = before.days.filter(({ from, to }) => card.from < to && card.due > from);
      const to = { date: days[round % days.length]!.date, technicianId: round % 3 === 0 ? null : school.personId('second') };
      await move(card, { date: to.date, assigneeId: to.technicianId });
      const after = await board();
      const said = await bothSay(after);
      expect({ round, said: said.board }).toEqual({ round, said: said.workload });
      // what the page shows while a card is moved is what comes of it
      const shown = movedOn<BoardCard['tasks'][number], Board>(
        before,
        card.tasks.map(({ id }) => id),
        to,
      );
      const sums = ({ days: of, rows }: Board) => [
        of,
        rows.map(({ cells }) => cells.map(({ workMinutes, cards: all }) => [workMinutes, all.length])),
      ];
      expect({ round, shown: sums(shown) }).toEqual({ round, shown: sums(after) });
    }
    expect(joined).toBeGreaterThan(0);
  });

  it('tells breaks and absences apart, and takes both out of the time', async () => {
    const id = school.personId('second');
    await school.client('head').post('/absences', { personId: id, from: '2026-12-03T12:00:00Z', to: '2026-12-03T20:00:00Z' });
    const shown = await board();
    const row = shown.rows.find(({ technician }) => technician?.id === id);
    const cell = (date: string) => row?.cells.find((one) => one.date === date);
    const breaks = [{ from: '2026-12-03T10:30:00Z', to: '2026-12-03T10:45:00Z' }];
    const away = [{ from: '2026-12-03T12:00:00Z', to: '2026-12-03T16:30:00Z' }];
    expect(cell('2026-12-03')).toMatchObject({
      hours: [{ from: '2026-12-03T08:30:00Z', to: '2026-12-03T16:30:00Z' }],
      breaks,
      away,
      technicianMinutes: 195,
    });
    expect(cell('2026-12-02')).toMatchObject({ away: [], technicianMinutes: 465 });
    const said = await bothSay(shown);
    expect(said.board).toEqual(said.workload);
  });

  it('reads a week in as many statements, however much is in it', async () => {
    const count = async () => {
      await board();
      const before = kit.db.counts.statements;
      await board();
      return kit.db.counts.statements - before;
    };
    const few = await count();
    for (let round = 0; round < 4; round++) await ask(round);
    expect(await count()).toBe(few);
    expect(few).toBeLessThanOrEqual(4);
  });

  it('shows sixty technicians, and gives each the work of the departments that are theirs', async () => {
    const art = await school.department('Art');
    for (let n = 0; n < 60; n++) await school.person(`technician ${n}`, ['technician'], HOURS);
    const { rows } = await board();
    expect(rows.length).toBe(63);
    expect(rows[0]).toMatchObject({ technician: null, takes: [] });
    expect(rows.slice(1).every(({ takes }) => takes.includes(school.departmentId))).toBe(true);
    const other = await school.client('technician').get<Board>(path(WEEK, art));
    expect(other.body.rows.slice(1).every(({ takes }) => takes.includes(art))).toBe(true);
  });

  it('is moved by the head too, who ticks nothing off, and to no day on which the work cannot be done', async () => {
    await ask(1);
    const card = cardsOf(await board()).find(({ kind, done, date }) => kind === 'prepare' && !done && date <= '2026-12-02')!;
    const [task] = card.tasks;
    const patch = (who: string, version: number, change: object) =>
      school.client(who).patch<{ version: number; date: string }>(`/tasks/${task!.id}`, { version, ...change });
    const given = await patch('head', task!.version, { assigneeId: school.personId('second'), pinned: true });
    expect([given.status, given.body.version]).toEqual([200, task!.version + 1]);
    expect((await patch('head', given.body.version, { doneAt: '2026-11-18T09:00:00Z' })).status).toBe(403);
    expect((await others.client('head').patch(`/tasks/${task!.id}`, { version: given.body.version, pinned: false })).status).toBe(404);
    expect((await patch('teacher', given.body.version, { pinned: false })).status).toBe(403);
    for (const date of ['2026-12-05', '2026-12-11', '2026-11-18', '2026-10-20'])
      for (const who of ['head', 'technician'])
        expect(await patch(who, given.body.version, { date })).toMatchObject({ status: 422, body: { errors: [{ field: 'date' }] } });
    expect((await patch('technician', given.body.version, { date: card.date, pinned: false })).status).toBe(200);
  });
});
