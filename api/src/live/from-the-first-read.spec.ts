import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Me } from '@app/shared';
import { startBeside, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { Listening } from '../testing/listening.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';

const NOW = '2026-11-03T07:00:00Z';

let kit: TestApp;
let second: TestApp;
let school: TestSchool;
let open: Listening | null = null;

beforeAll(async () => {
  kit = await startTestApp(NOW);
  second = await startBeside(kit);
  for (const { app } of [kit, second]) await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await second.stop();
  await kit.stop();
});
beforeEach(async () => {
  kit.clock.set(NOW);
  school = await TestSchool.make(kit);
});
afterEach(() => open?.close());

const record = (name: string) =>
  kit.db.transaction(school.id, () =>
    kit.app
      .get(Events)
      .record(
        { schoolId: school.id, personId: school.personId('head') },
        { name: 'department.added', subjectId: newId(), payload: { after: { name } } },
      ),
  );
const newest = async () => (await school.client('technician').get<Me>('/me')).body.newestEvent;

async function listen(after: number | null, at = kit, lastId?: string): Promise<Listening> {
  open = await Listening.at(at, school.headersOf('technician'), lastId, after);
  return open;
}

describe('a page that is being opened', () => {
  it('hears what happened between its first answer and its stream, at whichever server', async () => {
    await record('Music');
    const after = await newest();
    await record('Art');
    const page = await listen(after, second);
    await record('Drama');
    await page.until(() => page.heard.length === 2);
    expect(page.heard.every(({ id }) => id > (after as number))).toBe(true);
  });

  it('hears it also where nothing had happened for a day before', async () => {
    await record('Music');
    kit.clock.set('2026-11-04T07:00:00Z');
    const after = await newest();
    await record('Art');
    const page = await listen(after);
    await page.hears('department.added');
    expect(page.heard).toHaveLength(1);
  });

  it('goes on behind what its browser names, where that is later', async () => {
    await record('Music');
    const after = await newest();
    await record('Art');
    const later = await newest();
    const page = await listen(after, kit, String(later));
    await record('Drama');
    await page.hears('department.added');
    expect(page.heard.map(({ id }) => id)).toEqual([await newest()]);
  });

  it('is refused a place that is none', async () => {
    for (const after of ['yesterday', '-1', '1e300', '4.5']) {
      const { status, body } = await school.client('technician').get<{ code: string }>(`/events?after=${after}`);
      expect([after, status, body.code]).toEqual([after, 422, 'INVALID']);
    }
  });
});
