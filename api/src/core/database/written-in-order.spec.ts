import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  Apparatus,
  BreakageAnswer,
  BreakageBookAnswer,
  LibraryPractical,
  Notice,
  NotificationList,
  Stock,
  StockMovement,
} from '@app/shared';
import { Worker } from '../jobs/index.js';
import { startTestApp, type TestApp, TestSchool } from '../../testing/index.js';
import { dataSource } from './index.js';

const AHEAD = '2026-11-18T09:00:00Z';
const BEHIND = '2026-11-18T08:55:00Z';

/** What one server wrote and then another, whose clock is five minutes behind: the second is the newer. */
describe('what two servers wrote whose clocks differ', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp(AHEAD);
    school = await TestSchool.make(kit);
  });
  afterAll(() => kit.stop());

  const by = (who = 'technician') => school.client(who);
  /** Does something by the clock that is ahead, and something after it by the one that is behind. */
  async function oneAfterTheOther(first: () => Promise<{ status: number }>, second: () => Promise<{ status: number }>): Promise<void> {
    kit.clock.set(AHEAD);
    expect((await first()).status).toBeLessThan(300);
    kit.clock.set(BEHIND);
    expect((await second()).status).toBeLessThan(300);
    kit.clock.set(AHEAD);
  }

  it('stands in that order among notices, page by page', async () => {
    const put = (title: string) => () => by().post('/notices', { kind: 'update', title, text: 'For all' });
    await oneAfterTheOther(put('First'), put('Second'));
    const list = async (asked: string) =>
      (await by('teacher').get<{ items: Notice[]; nextCursor?: string }>(`/notices?limit=1${asked}`)).body;
    const page = await list('');
    expect(page.items.map(({ title }) => title)).toEqual(['Second']);
    expect((await list(`&cursor=${page.nextCursor}`)).items.map(({ title }) => title)).toEqual(['First']);
  });

  it('stands in that order in the breakage book, of all and of one, page by page', async () => {
    const { id } = (await by().post<Apparatus>('/apparatus', { name: 'Beaker', owned: 20 })).body;
    const broke = (quantity: number) => () => by().post<BreakageAnswer>(`/apparatus/${id}/breakages`, { quantity });
    await oneAfterTheOther(broke(1), broke(2));
    for (const path of ['/breakages?', `/apparatus/${id}/breakages?`]) {
      const read = async (asked: string) => (await by().get<BreakageBookAnswer>(`${path}limit=1${asked}`)).body;
      const page = await read('');
      const next = await read(`&cursor=${page.nextCursor}`);
      expect([path, ...[...page.items, ...next.items].map(({ quantity }) => quantity)]).toEqual([path, 2, 1]);
    }
  });

  it('stands in that order among the movements of a stock', async () => {
    const stock = { name: 'Splints', kind: 'consumable', amount: 100, location: 'Store' };
    const { id } = (await by().post<Stock>('/stock', stock)).body;
    const more = (delta: number) => () => by().post(`/stock/${id}/adjust`, { delta, reason: 'Found' });
    await oneAfterTheOther(more(1), more(2));
    const { items } = (await by().get<{ items: StockMovement[] }>(`/stock/${id}/movements`)).body;
    expect(items.slice(0, 2).map(({ delta }) => delta)).toEqual([2, 1]);
  });

  it('stands in that order among the notes of a practical', async () => {
    const { id } = (await by().post<LibraryPractical>('/practicals', { title: 'Iodine clock', subject: 'Chemistry' })).body;
    const note = (text: string) => () => by().post(`/practicals/${id}/notes`, { text });
    await oneAfterTheOther(note('First'), note('Second'));
    const { notes } = (await by().get<LibraryPractical>(`/practicals/${id}`)).body;
    expect(notes.map(({ text }) => text)).toEqual(['Second', 'First']);
  });

  it('stands in that order among the messages of a person and the e-mails of a school, whatever the ids say', async () => {
    const tell = async (title: string) => {
      const put = await by().post('/notices', { kind: 'safety', title, text: 'Out of use' });
      for (let run = 0; run < 3; run++) await kit.app.get(Worker).run('notice-news');
      return put;
    };
    await tell('Tap');
    // an id as a server makes it whose clock is a month ahead
    const owner = await dataSource(kit.url, 'owner', [], 1).initialize();
    for (const table of ['notification', 'mail_message']) {
      if (table === 'notification') await owner.query('UPDATE notification SET mail_id = NULL');
      await owner.query(`UPDATE ${table} SET id = ('ff' || substr(id::text, 3))::uuid WHERE school_id = $1`, [school.id]);
    }
    await owner.destroy();
    await tell('Hood');
    const { items } = (await by('teacher').get<NotificationList>('/notifications?limit=2')).body;
    expect(items.map(({ subject }) => /Tap|Hood/.exec(subject)?.[0])).toEqual(['Hood', 'Tap']);
    const mails = (await by('admin').get<{ items: { subject: string }[] }>('/outbox?limit=200')).body.items;
    const told = mails.map(({ subject }) => /Tap|Hood/.exec(subject)?.[0]).filter((word) => word !== undefined);
    expect(told.indexOf('Tap')).toBe(told.lastIndexOf('Hood') + 1);
  });
});
