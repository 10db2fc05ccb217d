import type { TestApp, TestSchool } from './index.js';

/** All that a request is and makes, as it is stored: but for versions, and for the ids of what is held. */
export async function storedOf(kit: TestApp, school: TestSchool, id: string): Promise<Record<string, unknown>> {
  const [row] = await kit.db.read<Record<string, unknown>>(
    school.id,
    `SELECT to_jsonb(q) - 'version' AS request,
       (SELECT jsonb_agg(to_jsonb(l) ORDER BY l.position) FROM requisition_line l WHERE l.requisition_id = q.id) AS lines,
       (SELECT jsonb_agg(to_jsonb(h) - 'id' ORDER BY h.apparatus_id) FROM hold h WHERE h.requisition_id = q.id) AS holds,
       (SELECT jsonb_agg(to_jsonb(k) - 'version' ORDER BY k.id) FROM task k WHERE k.requisition_id = q.id) AS tasks,
       (SELECT jsonb_agg(to_jsonb(s) ORDER BY s.why) FROM settle s WHERE s.requisition_id = q.id) AS settle,
       (SELECT jsonb_agg(to_jsonb(m) ORDER BY m.id) FROM requisition_message m WHERE m.requisition_id = q.id) AS thread,
       (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.due, d.window_from) FROM demand d WHERE d.minutes <> 0) AS demand
     FROM requisition q WHERE q.school_id = $1 AND q.id = $2`,
    [school.id, id],
  );
  if (!row) throw new Error('There is no such request');
  return row;
}
