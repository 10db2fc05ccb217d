import type { PreviewAnswer } from '@app/shared';
import pg from 'pg';
import { startBeside, startTestApp, type TestApp } from './test-app.js';

interface Somebody {
  token: string;
  xsrf: string;
}
interface Measured {
  school: string;
  technician: Somebody;
  teachers: Somebody[];
  practicals: { id: string }[];
  lessons: { entry: { id: string; teacher: Somebody }; date: string }[];
}
type Owner = Pick<pg.Client, 'query'> | { query: (text: string, values?: unknown[]) => unknown };
interface Making {
  NOW: string;
  FORTNIGHT: { from: string; to: string };
  makeSchool(client: pg.Client): Promise<Measured>;
  addHistory(client: Owner, school: Measured, count: number): Promise<void>;
}

const LATER = '2026-09-24T10:00:00Z';
/** A practical that takes longer to prepare than the technicians have, and one whose kit is there once. */
const [TOO_LONG, TOO_MUCH] = [38, 39];

/** What people look at all day, and what they send, in the school that `npm run bench` measures. */
export class HotRequests {
  private later = 500;

  private constructor(
    private readonly making: Making,
    private readonly kit: TestApp,
    readonly server: TestApp,
    readonly owner: pg.Client,
    readonly school: Measured,
  ) {}

  /** Makes the school on a database of its own, of which nobody finds anything out by himself. `before` the server is started. */
  static async start(before: (kit: TestApp) => Promise<void> = async () => {}): Promise<HotRequests> {
    const making = (await import(String('../../bench/school.mjs'))) as Making;
    const kit = await startTestApp(making.NOW);
    await before(kit);
    const server = await startBeside(kit);
    const owner = new pg.Client(kit.url);
    await owner.connect();
    await owner.query(`DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', t); END LOOP; END $$`);
    const school = await making.makeSchool(owner);
    school.lessons.sort((one, other) => one.date.localeCompare(other.date));
    const [long, much] = [TOO_LONG, TOO_MUCH].map((at) => school.practicals[at]?.id);
    await owner.query('UPDATE practical SET prepare_fixed = 6000 WHERE id = $1', [long]);
    await owner.query('UPDATE apparatus SET owned = 1 WHERE id IN (SELECT apparatus_id FROM practical_line WHERE practical_id = $1)', [
      much,
    ]);
    return new HotRequests(making, kit, server, owner, school);
  }

  /** Ends what `start` began. */
  async stop(): Promise<void> {
    await this.owner.end();
    await this.server.stop();
    await this.kit.stop();
  }

  /** Stores so many requisitions of earlier school years, of which the database knows nothing then. */
  async addHistory(count: number): Promise<void> {
    const owner = {
      query: (text: string, values?: unknown[]) => (text.includes('ANALYZE') ? undefined : this.owner.query(text, values)),
    };
    await this.making.addHistory(owner, this.school, count);
  }

  /** Asks for so many practicals, from the first lessons on. */
  async submit(count: number): Promise<void> {
    for (let asked = 0; asked < count; asked++) {
      const { teacher, body } = this.wish(asked);
      const { status } = await teacher.post('/requisitions', body);
      if (status !== 201) throw new Error(`A request was answered ${status}`);
    }
  }

  /** Asks for what is looked at. Answers the statuses. */
  async reads(): Promise<number[]> {
    const { from, to } = this.making.FORTNIGHT;
    const teacher = this.as(this.school.teachers[0]!);
    const technician = this.as(this.school.technician);
    const answers = [await teacher.get(`/lessons?from=${from}&to=${to}`), await technician.get(`/prep-list?date=${from}`)];
    await this.turnTo(LATER); // what was left open is on today's list
    answers.push(await technician.get(`/prep-list?date=${LATER.slice(0, 10)}`), await technician.get('/me'));
    await this.turnTo(this.making.NOW);
    return answers.map(({ status }) => status);
  }

  /** Looks at a request first, and sends it. Answers the statuses. */
  async writes(): Promise<number[]> {
    const { teacher, body } = this.wish((this.later += 83)); // another day each, so that the technicians can do it all
    return [(await teacher.post('/requisitions/preview', body)).status, (await teacher.post('/requisitions', body)).status];
  }

  /** The same of what the technicians have no time for, and of what there is not kit for. Answers what is offered in their stead too. */
  async refusals(): Promise<{ statuses: number[]; isOverloaded: boolean; isShort: boolean; offered: number }> {
    const [long, much] = [TOO_LONG, TOO_MUCH].map((practical) => this.wish((this.later += 83), practical));
    const overloaded = await long!.teacher.post<PreviewAnswer>('/requisitions/preview', long!.body);
    const short = await much!.teacher.post<PreviewAnswer>('/requisitions/preview', much!.body);
    const sent = [await long!.teacher.post('/requisitions', long!.body), await much!.teacher.post('/requisitions', much!.body)];
    return {
      statuses: [overloaded, short, ...sent].map(({ status }) => status),
      isOverloaded: overloaded.body.overload !== null,
      isShort: short.body.shortages.length > 0,
      offered: short.body.alternatives.length + overloaded.body.alternatives.length,
    };
  }

  private as({ token, xsrf }: Somebody) {
    return this.server.client().withSession(token, xsrf);
  }

  private wish(at: number, practical = at % TOO_LONG) {
    const { entry, date } = this.school.lessons[at]!;
    const practicalId = this.school.practicals[practical]?.id;
    return { teacher: this.as(entry.teacher), body: { lessonId: `${entry.id}_${date}`, practicalId, status: 'submitted' } };
  }

  private async turnTo(now: string): Promise<void> {
    this.server.clock.set(now);
    await this.owner.query('UPDATE session SET seen_at = $1, expires_at = ends_at', [now]);
  }
}
