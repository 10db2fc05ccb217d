import { ModulesContainer } from '@nestjs/core';
import { type Answer, startTestApp, type TestApp } from '../../testing/index.js';
import { leaks, MAY_FIND } from '../../testing/private/may-find.js';
import { type Canary, plant, type Planted, type Reader, READERS, tells } from '../../testing/private/plant.js';
import { ASKED, READS } from '../../testing/private/reads.js';
import { routesOf } from './routes-of.js';

/** Whom the answers of a route told what, and with which statuses. */
type Told = Map<Reader, { told: Canary[]; statuses: number[] }>;

describe('what is private of a teacher', () => {
  let kit: TestApp;
  let planted: Planted;
  const seen = new Map<string, Told>();

  beforeAll(async () => {
    kit = await startTestApp();
    planted = await plant(kit);
    for (const route of Object.keys(READS)) seen.set(`GET ${route}`, await walk((who) => read(route, who)));
    for (const [route, ask] of Object.entries(ASKED))
      seen.set(route, await walk((who) => Promise.all(ask(planted.school.client(who), planted))));
  });
  afterAll(() => kit.stop());

  async function walk(answersTo: (who: Reader) => Promise<Answer[]>): Promise<Told> {
    const told: Told = new Map();
    for (const who of READERS) {
      const answers = await answersTo(who);
      told.set(who, { told: [...new Set(answers.flatMap(({ body }) => tells(body)))], statuses: answers.map(({ status }) => status) });
    }
    return told;
  }

  /** Asks for all that a route may be asked for: what stands before the question mark is the id. */
  async function read(route: string, who: Reader): Promise<Answer[]> {
    const client = planted.school.client(who);
    const answers: Answer[] = [];
    for (const asked of READS[route]?.(planted) ?? []) {
      const [id = '', query] = asked.split('?');
      answers.push(await client.get(route.replace(/\{\w+\}/, id) + (query === undefined ? '' : `?${query}`)));
    }
    return answers;
  }

  it('is looked for in every route that is read', () => {
    const routes = routesOf(kit.app.get(ModulesContainer)).filter(({ method }) => method === 'GET');
    expect(routes.map(({ path }) => path).filter((path) => !(path in READS))).toEqual([]);
    expect(Object.keys(READS).filter((path) => !routes.some((route) => route.path === path))).toEqual([]);
  });

  it.each([...Object.keys(READS).map((route) => `GET ${route}`), ...Object.keys(ASKED)])('is told to whom it may be: %s', (route) => {
    const told = seen.get(route) ?? new Map();
    const found = READERS.map((who) => [who, leaks(route, who, told.get(who)?.told ?? [])]);
    expect(found).toEqual(READERS.map((who) => [who, []]));
    const statuses = READERS.flatMap((who) => told.get(who)?.statuses ?? []);
    expect(statuses.filter((status) => status >= 500 || status === 422)).toEqual([]);
    expect(statuses).toContainEqual(route.startsWith('GET') ? 200 : expect.any(Number));
  });

  it.each(Object.entries(MAY_FIND))('is told to whom it concerns: %s', (what, readers) => {
    const finds = (who: Reader) => [...seen.values()].some((told) => told.get(who)?.told.includes(what as Canary));
    expect(readers.filter((who) => !finds(who))).toEqual([]);
  });

  it('would be found in an answer that left nothing out', async () => {
    const [row] = await kit.db.read<{ whole: unknown }>(
      planted.school.id,
      `SELECT json_build_object('late', q.late, 'minutesLate', q.minutes_late, 'lateReason', q.late_reason, 'lateWords', q.late_words,
         'messages', (SELECT json_agg(m.text) FROM requisition_message m WHERE m.requisition_id = q.id)) AS whole
       FROM requisition q WHERE q.school_id = $1 AND q.id = $2`,
      [planted.school.id, planted.late.id],
    );
    const inIt = ['that it was late', 'by how much', 'late reason', 'late words', 'thread'];
    for (const who of ['head of Art', 'admin', 'colleague', 'teacher of Art'] as const)
      expect(leaks('GET /lessons', who, tells(row))).toEqual(inIt);
    expect(leaks('GET /lessons', 'technician of Art', tells(row))).toEqual(['late reason', 'late words']);
    for (const who of ['teacher', 'head', 'technician'] as const) expect(leaks('GET /lessons', who, tells(row))).toEqual([]);
  });
});
