import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HotRequests } from './hot-requests.js';

const STORED = 3000;
/** Of each table that grows, when a row of it is of, as SQL; ids are made by the time. */
const OF = {
  requisition: 'starts_at',
  requisition_line: 'uuid_extract_timestamp(requisition_id)',
  requisition_message: 'uuid_extract_timestamp(requisition_id)',
  hold: 'starts_at',
  task: 'due',
  event: 'at',
  demand: 'due',
  notification: 'uuid_extract_timestamp(id)',
  lesson_answer: 'date::timestamptz',
  undo: 'at',
};

/**
 * However many years are stored: what is asked all day reads no row of a finished one. Each row that the server reads is held to that by a
 * policy, which PostgreSQL asks before any condition that no index answers.
 */
describe('a finished school year', () => {
  let hot: HotRequests;

  beforeAll(async () => {
    hot = await HotRequests.start();
    await hot.addHistory(STORED);
    await hot.submit(20);
    await hot.owner.query(`
      CREATE FUNCTION is_of_this_year(at timestamptz) RETURNS boolean LANGUAGE plpgsql STABLE LEAKPROOF COST 1 AS $$ BEGIN
        IF at < '2026-08-01' THEN RAISE EXCEPTION 'A row of a finished school year was read'; END IF;
        RETURN true;
      END $$`);
    for (const [table, at] of Object.entries(OF))
      await hot.owner.query(`CREATE POLICY this_year ON ${table} AS RESTRICTIVE USING (is_of_this_year(${at}))`);
  });
  afterAll(() => hot.stop());

  it('is not read by what people look at all day', async () => {
    expect(await hot.reads()).toEqual([200, 200, 200, 200]);
  });

  it('is not read by what they send, nor where that is not to be had and something else is offered', async () => {
    expect(await hot.writes()).toEqual([200, 201]);
    expect(await hot.refusals()).toMatchObject({ statuses: [200, 200, 201, 409], isOverloaded: true, isShort: true });
  });

  it.each(
    Object.keys(OF)
      .slice(0, 6)
      .filter((table) => table !== 'requisition_message'),
  )('would be told where %s is read through', async (table) => {
    const all = hot.server.db.read(hot.school.school, `SELECT count(*) FROM ${table} WHERE school_id = $1`, [hot.school.school]);
    await expect(all).rejects.toThrow('finished school year');
  });
});
