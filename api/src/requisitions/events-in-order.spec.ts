import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActivityView, Requisition } from '@app/shared';
import { dataSource } from '../core/database/index.js';
import { type Answer, startTestApp, type TestApp } from '../testing/index.js';
import { UndoSchool } from '../testing/undoing.js';

/** Five minutes, where an id says its milliseconds. */
const AHEAD_MS = 300_000n;

/** The id as a server made it whose clock is five minutes ahead. */
function ahead(id: string): string {
  const bare = id.replace('-', '');
  const ms = (BigInt(`0x${bare.slice(0, 12)}`) + AHEAD_MS).toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}${id.slice(13)}`;
}

/** What happened is in the order in which it was recorded, whatever the clocks of the servers say that wrote it. */
describe('steps by a server that is five minutes ahead, and then by one that is not', () => {
  let kit: TestApp;
  let of: UndoSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    of = await UndoSchool.make(kit);
  });
  afterAll(() => kit.stop());

  /** Makes what was recorded of a requisition so far the writing of a server whose clock is ahead. */
  async function writtenAhead({ id }: Requisition): Promise<void> {
    const owner = await dataSource(kit.url, 'owner', [], 1).initialize();
    const rows = await owner.query<{ id: string }[]>('SELECT id FROM event WHERE subject_id = $1', [id]);
    for (const event of rows) {
      await owner.query('UPDATE event SET id = $1 WHERE id = $2', [ahead(event.id), event.id]);
      await owner.query(
        'UPDATE undo SET event_ids = array_replace(event_ids, $1, $2), parts = replace(parts::text, $1::text, $2::text)::jsonb',
        [event.id, ahead(event.id)],
      );
    }
    await owner.destroy();
  }
  const step = async (now: Requisition, to: string): Promise<Answer<Requisition>> => of.step(await of.read(now.id), to);

  it('end a requisition with its last step, and the activity begins with it', async () => {
    const { body: asked } = await of.asking(1, { lateReason: 'forgot' });
    await step(asked, 'prepared');
    await writtenAhead(asked);
    await step(asked, 'delivered');
    const { history } = await of.read(asked.id);
    expect(history.at(-1)).toMatchObject({ to: 'delivered' });
    const activity = await of.school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${asked.id}&limit=1`);
    expect(activity.body.items).toMatchObject([{ what: 'requisition.delivered' }]);
  });

  it('let no act be taken back that somebody has built on', async () => {
    const { body: asked } = await of.asking(1, { lateReason: 'forgot' });
    const prepared = await step(asked, 'prepared');
    await writtenAhead(asked);
    expect([prepared.status, prepared.body.detail, (await step(asked, 'delivered')).status]).toEqual([200, undefined, 200]);
    const undone = await of.undo(prepared, 'technician');
    expect(undone.body).toMatchObject({ code: 'UNDO_TOO_LATE', since: [{ what: 'requisition.delivered' }] });
  });
});
