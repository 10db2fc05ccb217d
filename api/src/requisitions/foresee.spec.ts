import type { Apparatus, Practical, PreviewAnswer, Requisition } from '@app/shared';
import type { Connection, Pool } from 'pg';
import { type Client, startTestApp, type TestApp, TestSchool } from '../testing/index.js';

/** What is asked for again is looked up by what was known of it; nothing that has changed since may be left out. */
describe('a request at a lesson of a class that has asked before', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;
  let entry: string;
  let balance: Apparatus;
  let practical: Practical;

  beforeAll(async () => {
    kit = await startTestApp('2026-10-20T09:00:00Z', { DATABASE_POOL: '1' });
    school = await TestSchool.make(kit);
    [teacher, technician] = [school.client('teacher'), school.client('technician')];
    entry = await school.entry({ cycleDay: 'Mon', period: 'P1', group: 'G1' });
    balance = await apparatus('Balance', 10);
    const described = { title: 'Density', subject: 'Physics', groupSize: 3, lines: [{ apparatusId: balance.id, perSet: 1 }] };
    practical = (await technician.post<Practical>('/practicals', described)).body;
    expect((await ask('2026-11-09')).status).toBe(201);
  });
  afterAll(() => kit.stop());

  const apparatus = async (name: string, owned: number) => (await technician.post<Apparatus>('/apparatus', { name, owned })).body;
  const ask = (date: string, more: object = {}) =>
    teacher.post<Requisition>('/requisitions', { lessonId: `${entry}_${date}`, practicalId: practical.id, status: 'submitted', ...more });
  const look = async (date: string, more: object = {}) =>
    (await teacher.post<PreviewAnswer>('/requisitions/preview', { lessonId: `${entry}_${date}`, practicalId: practical.id, ...more })).body;

  /** The texts of what is sent to PostgreSQL while something is done on the one connection, by packets. */
  async function packetsOf(work: () => Promise<unknown>): Promise<string[][]> {
    const { master } = kit.db.source.driver as unknown as { master: Pool };
    const client = await master.connect();
    client.release();
    const connection = client.connection as Connection & { parsedStatements: Record<string, string> };
    const packets: string[][] = [[]];
    const sent = { bind: connection.bind.bind(connection), sync: connection.sync.bind(connection) };
    connection.bind = (config: { statement?: string }, more: boolean) => {
      packets.at(-1)?.push(connection.parsedStatements[config.statement ?? ''] ?? '');
      return sent.bind(config, more);
    };
    connection.sync = () => {
      packets.push([]);
      sent.sync();
    };
    await work();
    Object.assign(connection, sent);
    return packets.filter((texts) => texts.length > 0);
  }

  it('is written in two packets: one that reads, and one that writes and commits', async () => {
    expect((await ask('2026-11-16')).status).toBe(201);
    const packets = await packetsOf(async () => expect((await ask('2026-12-07')).status).toBe(201));
    const [read = [], written = []] = packets;
    expect(packets).toHaveLength(2);
    const at = (part: string) => read.findIndex((text) => text.includes(part));
    // who else is writing is asked before anything is looked at: what they wrote is then seen
    expect(at('pg_try_advisory_xact_lock')).toBeGreaterThan(-1);
    expect(at('FROM hold h')).toBeGreaterThan(at('pg_try_advisory_xact_lock'));
    expect(at('FROM demand')).toBeGreaterThan(at('pg_try_advisory_xact_lock'));
    expect(written.at(-1)).toBe('COMMIT');
  });

  it('is of the kit that its practical has since', async () => {
    const scarce = await apparatus('Scarce balance', 3);
    const { version, title, subject } = practical;
    const change = { version, title, subject, groupSize: 3, lines: [{ apparatusId: scarce.id, perSet: 1 }] };
    practical = (await technician.put<Practical>(`/practicals/${practical.id}`, change)).body;
    expect(await look('2026-11-23')).toMatchObject({ shortages: [{ apparatusId: scarce.id, wanted: 10, free: 3, short: 7 }] });
    expect((await ask('2026-11-23')).status).toBe(409);
    expect((await ask('2026-11-23', { pupils: 9 })).status).toBe(201);
    expect(await look('2026-11-23', { pupils: 3 })).toMatchObject({ shortages: [{ free: 0, short: 1 }] });
  });

  it('is in the room, and of the class, that the timetable has since', async () => {
    expect((await look('2026-11-30', { pupils: 3 })).shortages).toEqual([]);
    await kit.db.transaction(school.id, async () => {
      await kit.db.query('UPDATE school SET rules_version = rules_version + 1 WHERE school_id = $1', [school.id]);
      await kit.db.query(
        "UPDATE teaching_group SET code = 'G9', pupils = 6 WHERE school_id = $1 AND id = (SELECT group_id FROM timetable_entry WHERE school_id = $1 AND id = $2)",
        [school.id, entry],
      );
    });
    const { status, body } = await ask('2026-11-30');
    expect([status, body.sets, body.lesson.group?.code]).toEqual([201, 2, 'G9']);
  });

  it('counts what is in kits as soon as there are any', async () => {
    const few = await apparatus('Meter', 6);
    const described = { title: 'Current', subject: 'Physics', groupSize: 3, lines: [{ apparatusId: few.id, perSet: 1 }] };
    practical = (await technician.post<Practical>('/practicals', described)).body;
    const date = '2026-12-14';
    expect((await look(date, { pupils: 18 })).shortages).toEqual([]);
    const whole = { name: 'Circuit kit', owned: 2, parts: [{ apparatusId: few.id, quantity: 2 }] };
    const circuits = (await technician.post<Apparatus>('/apparatus', whole)).body;
    const lines = [{ apparatusId: circuits.id, perClass: 2 }];
    expect((await ask(date, { practicalId: undefined, title: 'Kits', lines })).status).toBe(201);
    expect((await look(date, { pupils: 18 })).shortages).toMatchObject([{ apparatusId: few.id, wanted: 6, free: 2, short: 4 }]);
  });

  it('holds kit that a line means by its name alone, which nothing told of before', async () => {
    const named = { practicalId: undefined, title: 'Typed', lines: [{ name: 'Scarce balance', perClass: 4 }] };
    const seen = await look('2026-11-09', named);
    expect(seen.shortages).toMatchObject([{ name: 'Scarce balance', wanted: 4, free: 3, short: 1 }]);
    expect((await ask('2026-11-09', named)).status).toBe(409);
  });
});
