import { HoldRow } from '../apparatus/index.js';
import { type Answered, is, jsonOf, statement } from '../core/database/index.js';
import { TaskRow, type TasksBefore } from '../prep/index.js';
import type { Draw } from '../stock/index.js';
import { RequisitionLineRow } from './requisition-line.entity.js';
import { RequisitionRow } from './requisition.entity.js';
import { SettleRow } from './settle.entity.js';

const rowsOf = (entity: new () => object, alias: string, table: string) =>
  `coalesce((SELECT jsonb_agg(${jsonOf(entity, alias)} ORDER BY ${jsonOf(entity, alias)}) FROM ${table} ${alias}
    WHERE ${alias}.school_id = $1 AND ${alias}.requisition_id = q.id), '[]')`;

/** Requisitions ($2) of a school ($1) with all that is written of them, as rows. */
export const STATE = statement(
  {
    id: is.uuid,
    row: is.json<RequisitionRow>(),
    lines: is.json<RequisitionLineRow[]>(),
    holds: is.json<HoldRow[]>(),
    tasks: is.json<TaskRow[]>(),
    settle: is.json<SettleRow[]>(),
    draws: is.json<Draw[]>(),
    said: is.uuids,
  },
  `SELECT q.id, ${jsonOf(RequisitionRow, 'q')} AS row, ${rowsOf(RequisitionLineRow, 'l', 'requisition_line')} AS lines,
     ${rowsOf(HoldRow, 'h', 'hold')} AS holds, ${rowsOf(TaskRow, 'k', 'task')} AS tasks, ${rowsOf(SettleRow, 's', 'settle')} AS settle,
     coalesce((SELECT jsonb_agg(jsonb_build_object('lineId', d.line_id, 'stockId', d.stock_id, 'amount', d.amount) ORDER BY d.stock_id, d.line_id) FROM (
       SELECT m.stock_id, m.line_id, -sum(m.delta) AS amount FROM stock_movement m WHERE m.school_id = $1 AND m.requisition_id = q.id
       GROUP BY m.stock_id, m.line_id HAVING sum(m.delta) <> 0) d), '[]') AS draws,
     ARRAY(SELECT m.id FROM requisition_message m WHERE m.school_id = $1 AND m.requisition_id = q.id ORDER BY m.place) AS said
   FROM requisition q WHERE q.school_id = $1 AND q.id = ANY($2)`,
);

/** All that is written of a requisition; of its thread the ids of what was said. Instants are ISO text. */
export type RequisitionState = Answered<typeof STATE>;

/** What an act changed of a requisition, as it was before; null: it changed nothing of that. */
export interface KeptRequisition {
  row: Partial<RequisitionRow>;
  lines: RequisitionLineRow[] | null;
  holds: HoldRow[] | null;
  settle: SettleRow[] | null;
  tasks: TasksBefore;
  /** What it had drawn from stock; missing of acts that were kept before this was. */
  draws?: Draw[] | null;
  /** What was said in its thread with the act; missing of acts that were kept before this was. */
  said?: string[];
}

/** Finds what of a requisition is not as it was, and how it was; its version, which only goes on, is left out. */
export function keptOf(before: RequisitionState, after: RequisitionState): KeptRequisition {
  const now = new Map(Object.entries(after.row));
  const changed = Object.entries(before.row).filter(([name, value]) => name !== 'version' && !isSame(value, now.get(name)));
  return {
    row: Object.fromEntries(changed),
    lines: isSame(before.lines, after.lines) ? null : before.lines,
    holds: isSame(before.holds, after.holds) ? null : before.holds,
    settle: isSame(before.settle, after.settle) ? null : before.settle,
    draws: isSame(before.draws, after.draws) ? null : before.draws,
    tasks: tasksBefore(before.tasks, after.tasks),
    said: after.said.filter((id) => !before.said.includes(id)),
  };
}

function tasksBefore(before: readonly TaskRow[], after: readonly TaskRow[]): TasksBefore {
  const now = new Map(after.map((task) => [task.id, task]));
  const was = new Set(before.map(({ id }) => id));
  return {
    before: before.filter((task) => !isSame(task, now.get(task.id))),
    added: after.filter(({ id }) => !was.has(id)).map(({ id }) => id),
  };
}

/** Both come from the same statement, which writes the same value as the same text. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
