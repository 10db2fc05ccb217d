-- What holds at rest whatever broke: each finds the rows that break it, of the school that is set. Under 'break', what makes one such row,
-- so that a run can show that it would be found.

-- name: oversold instant
SELECT DISTINCT h.apparatus_id AS id FROM hold h JOIN apparatus a ON a.school_id = h.school_id AND a.id = h.apparatus_id
WHERE a.owned - a.out_of_service < (SELECT sum(o.quantity) FROM hold o
  WHERE o.school_id = h.school_id AND o.apparatus_id = h.apparatus_id AND o.starts_at <= h.starts_at AND o.ends_at > h.starts_at);
-- break
UPDATE hold SET quantity = 2000000000 WHERE id = (SELECT id FROM hold LIMIT 1);

-- name: kit held for nobody
SELECT h.id FROM hold h LEFT JOIN requisition q ON q.school_id = h.school_id AND q.id = h.requisition_id
WHERE h.requisition_id IS NOT NULL AND (q.id IS NULL OR q.status NOT IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered'));
-- break
UPDATE requisition SET status = 'cancelled' WHERE id = (SELECT requisition_id FROM hold WHERE requisition_id IS NOT NULL LIMIT 1);

-- name: machine held for no job
SELECT h.id FROM hold h LEFT JOIN machine_job j ON j.school_id = h.school_id AND j.id = h.id
WHERE h.requisition_id IS NULL AND (j.id IS NULL OR j.archived OR j.starts_at IS NULL OR j.apparatus_id <> h.apparatus_id);
-- break
UPDATE hold SET requisition_id = NULL WHERE id = (SELECT id FROM hold WHERE requisition_id IS NOT NULL LIMIT 1);

-- name: held unlike asked
SELECT q.id FROM requisition q
JOIN LATERAL (SELECT apparatus_id, sum(ceil(needed) - short) AS asked FROM requisition_line l
  WHERE l.school_id = q.school_id AND l.requisition_id = q.id AND l.apparatus_id IS NOT NULL GROUP BY apparatus_id) l ON true
WHERE q.status IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered')
  AND l.asked <> coalesce((SELECT sum(h.quantity) FROM hold h
    WHERE h.school_id = q.school_id AND h.requisition_id = q.id AND h.apparatus_id = l.apparatus_id), 0);
-- break
DELETE FROM hold WHERE id = (SELECT id FROM hold LIMIT 1);

-- name: short unlike lines
SELECT q.id FROM requisition q WHERE q.status IN ('submitted', 'queried', 'accepted', 'prepared', 'delivered')
  AND q.short <> EXISTS (SELECT FROM requisition_line l WHERE l.school_id = q.school_id AND l.requisition_id = q.id AND l.short > 0);
-- break
UPDATE requisition SET short = NOT short WHERE id = (SELECT requisition_id FROM hold LIMIT 1);

-- name: work unlike status
SELECT q.id FROM requisition q WHERE
  q.status IN ('cancelled', 'declined') AND EXISTS (SELECT FROM task k
    WHERE k.school_id = q.school_id AND k.requisition_id = q.id AND k.done_at IS NULL AND k.kind <> 'clear')
  OR q.status IN ('submitted', 'queried', 'accepted') AND (EXISTS (SELECT FROM task k
      WHERE k.school_id = q.school_id AND k.requisition_id = q.id AND k.done_at IS NOT NULL)
    OR NOT EXISTS (SELECT FROM task k WHERE k.school_id = q.school_id AND k.requisition_id = q.id AND k.kind = 'prepare'))
  OR q.status IN ('prepared', 'delivered', 'collected') AND EXISTS (SELECT FROM task k
    WHERE k.school_id = q.school_id AND k.requisition_id = q.id AND k.kind = 'prepare' AND k.done_at IS NULL);
-- break
UPDATE task SET done_at = now() WHERE kind = 'prepare' AND requisition_id = (SELECT id FROM requisition WHERE status IN ('submitted', 'accepted') LIMIT 1);

-- name: demand unlike open work
SELECT coalesce(d.department_id, k.department_id) AS id
FROM (SELECT school_id, department_id, due, window_from, sum(tasks) AS tasks FROM demand GROUP BY 1, 2, 3, 4) d
FULL JOIN (SELECT school_id, department_id, due, window_from, count(*) AS tasks FROM task
  WHERE done_at IS NULL AND minutes > 0 GROUP BY 1, 2, 3, 4) k USING (school_id, department_id, due, window_from)
WHERE coalesce(d.tasks, 0) <> coalesce(k.tasks, 0);
-- break
UPDATE demand SET tasks = tasks + 1 WHERE ctid = (SELECT ctid FROM demand LIMIT 1);

-- name: broken chain of steps
SELECT q.id FROM requisition q CROSS JOIN LATERAL (
  SELECT status, sum(came) AS came FROM (
    SELECT e.payload #>> '{after,status}' AS status, 1 AS came FROM event e
      WHERE e.school_id = q.school_id AND e.subject_id = q.id AND e.name LIKE 'requisition.%' AND e.payload #>> '{after,status}' IS NOT NULL
    UNION ALL
    SELECT e.payload #>> '{before,status}', -1 FROM event e
      WHERE e.school_id = q.school_id AND e.subject_id = q.id AND e.name LIKE 'requisition.%'
        AND e.payload #>> '{after,status}' IS NOT NULL AND e.payload #>> '{before,status}' IS NOT NULL
  ) steps GROUP BY status) s
WHERE s.came <> CASE WHEN s.status = q.status THEN 1 ELSE 0 END;
-- break
UPDATE requisition SET status = 'delivered' WHERE id = (SELECT id FROM requisition WHERE status IN ('submitted', 'accepted') LIMIT 1);

-- name: nothing in the history
SELECT q.id FROM requisition q WHERE NOT EXISTS (SELECT FROM event e WHERE e.school_id = q.school_id AND e.subject_id = q.id);
-- break
DELETE FROM event WHERE subject_id = (SELECT id FROM requisition LIMIT 1);

-- name: half a key
SELECT person_id AS id FROM idempotency WHERE status IS NULL;
-- break
UPDATE idempotency SET status = NULL WHERE ctid = (SELECT ctid FROM idempotency LIMIT 1);
