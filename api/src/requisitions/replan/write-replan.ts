import { Injectable } from '@nestjs/common';
import { holdInterval } from '@app/shared';
import { Holds, takeAgain } from '../../apparatus/index.js';
import { instant } from '../../core/clock/index.js';
import { command, Database } from '../../core/database/index.js';
import { type Doer, Events, type NewEvent } from '../../core/events/index.js';
import { Tasks } from '../../prep/index.js';
import { Settle } from '../settle.js';
import { promisedOf } from './afresh.js';
import { changedLines, type Compared, factsOf, isShort, lacksDiffer, linesAfter, newlyShort, settleOf } from './compare.js';
import type { LiveLine } from './live-requisitions.js';

export const REPLAN_REQUISITIONS = command(`
UPDATE requisition q SET starts_at = v."startsAt", ends_at = v."endsAt", lesson_ends_at = v."lessonEndsAt", period = v.period, last_period = v."lastPeriod", department_id = v."departmentId", group_id = v."groupId",
  room_id = v."roomId", room_lacks = v."roomLacks", pupils = v.pupils, sets = v.sets, short = v.short, deadline = CASE WHEN v."deadlinePolicy" IS NULL THEN q.deadline ELSE v.deadline END,
  deadline_policy = coalesce(v."deadlinePolicy", q.deadline_policy), version = q.version + 1
FROM jsonb_to_recordset($2) AS v(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, "lessonEndsAt" timestamptz, period text, "lastPeriod" text, "departmentId" uuid, "groupId" uuid, "roomId" uuid, "roomLacks" text[],
  pupils int, sets int, short boolean, deadline timestamptz, "deadlinePolicy" text)
WHERE q.school_id = $1 AND q.id = v.id`);
export const REPLAN_LINES = command(`
UPDATE requisition_line l SET name = v.name, needed = v.needed, short = v.short
FROM jsonb_to_recordset($2) AS v(id uuid, name text, needed real, short int) WHERE l.school_id = $1 AND l.id = v.id`);

/** What each of some requisitions got of each apparatus, by the requisition's id. */
type Got = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Writes what requisitions are afresh, one statement for each kind of row however many there are. */
@Injectable()
export class WriteReplan {
  constructor(
    private readonly db: Database,
    private readonly holds: Holds,
    private readonly tasks: Tasks,
    private readonly settle: Settle,
    private readonly events: Events,
  ) {}

  /** Writes requisitions that differ from what they are afresh, oldest first, in the ambient transaction. */
  async write(by: Doer, oldestFirst: readonly Compared[]): Promise<void> {
    if (oldestFirst.length === 0) return;
    const got = await this.takeAgain(oldestFirst.filter(({ holdsDiffer }) => holdsDiffer));
    const after = oldestFirst.map((compared) => ({ compared, lines: linesAfter(compared, got.get(compared.live.id) ?? null) }));
    await this.writeRows(after);
    await this.events.record(
      by,
      after.flatMap(({ compared, lines }) => happened(compared, lines)),
    );
  }

  /** Gives back what requisitions hold that they would not hold so, and nothing more: for those that are worked out later. */
  async giveBack(compared: readonly Compared[]): Promise<void> {
    const ids = compared.filter(({ holdsDiffer }) => holdsDiffer).map(({ live }) => live.id);
    await this.holds.giveBack(ids, [], { startMs: 0, endMs: 0 });
  }

  /** Gives everything back first, then takes again what there is. */
  private async takeAgain(oldestFirst: readonly Compared[]): Promise<Got> {
    const got = new Map<string, Map<string, number>>();
    if (oldestFirst.length === 0) return got;
    const held = oldestFirst.filter(({ fresh }) => fresh.takesPlace);
    const wanted = [...new Set(held.flatMap(({ fresh }) => [...fresh.wanted.keys()]))];
    const during = {
      startMs: Math.min(...held.map(({ fresh }) => fresh.startMs)),
      endMs: Math.max(...held.map(({ fresh }) => fresh.endMs)),
    };
    const ids = oldestFirst.map(({ live }) => live.id);
    const { apparatus, held: others } = await this.holds.giveBack(ids, wanted, held.length > 0 ? during : { startMs: 0, endMs: 0 });
    const known = new Map(apparatus.map((one) => [one.id, one]));
    const asking = held.flatMap(({ live, fresh }) => {
      const promised = promisedOf(live.lines ?? []);
      return [...fresh.wanted].flatMap(([apparatusId, of]) => {
        const one = known.get(apparatusId);
        if (!one) return [];
        const interval = holdInterval(fresh, one.turnaround_minutes);
        return [{ live, fresh, one, apparatusId, ...interval, promised: promised.get(apparatusId) ?? 0, wanted: of }];
      });
    });
    const quantities = takeAgain(apparatus, others, asking);
    const rows = asking.flatMap(({ live, fresh, one }, index) => {
      const quantity = quantities[index] ?? 0;
      got.set(live.id, (got.get(live.id) ?? new Map<string, number>()).set(one.id, quantity));
      const availability = { apparatus: one, wanted: quantity, free: quantity, short: 0 };
      return this.holds.rows(this.db.schoolId, live.id, [availability], fresh);
    });
    await this.holds.take(rows);
    return got;
  }

  private async writeRows(after: readonly { compared: Compared; lines: LiveLine[] }[]): Promise<void> {
    const { schoolId } = this.db;
    const rows = after.filter(({ compared, lines }) => changesRow(compared, lines)).map(({ compared, lines }) => rowOf(compared, lines));
    const lines = after.flatMap(({ compared, lines: of }) => changedLines(compared.live, of));
    const settles = after.flatMap(({ compared, lines: of }) =>
      settleOf(compared, of, newlyShort(compared, of).length).map((row) => ({ ...row, requisitionId: compared.live.id })),
    );
    const tasks = after
      .map(({ compared }) => compared)
      .filter(({ tasks: of }) => of.moved.length + of.added.length + of.dropped.length > 0);
    await Promise.all([
      ...(rows.length > 0 ? [this.db.change(REPLAN_REQUISITIONS, [schoolId, JSON.stringify(rows)])] : []),
      ...(lines.length > 0 ? [this.db.change(REPLAN_LINES, [schoolId, JSON.stringify(lines)])] : []),
      this.tasks.replan(
        tasks.map(({ live }) => live.id),
        {
          moved: tasks.flatMap(({ tasks: of }) => of.moved),
          added: tasks.flatMap(({ tasks: of }) => of.added),
          dropped: tasks.flatMap(({ tasks: of }) => of.dropped),
        },
      ),
      this.settle.put(settles.filter(({ on }) => on)),
      ...[...Map.groupBy(settles, ({ on, why }) => (on ? null : why))].flatMap(([why, of]) =>
        why === null
          ? []
          : [
              this.settle.drop(
                of.map(({ requisitionId }) => requisitionId),
                [why],
              ),
            ],
      ),
    ]);
  }
}

/** Whether the row itself is another: the list to settle is a table of its own. */
function changesRow(compared: Compared, lines: readonly LiveLine[]): boolean {
  if (lacksDiffer(compared)) return true;
  const facts = factsOf(compared, lines);
  return facts !== null && Object.keys(facts.after).some((key) => !['status', 'title', 'settle', 'amounts'].includes(key));
}

function rowOf(compared: Compared, lines: readonly LiveLine[]) {
  const { live, fresh } = compared;
  return {
    id: live.id,
    startsAt: instant(fresh.startMs),
    endsAt: instant(fresh.endMs),
    lessonEndsAt: fresh.lessonEndMs === null ? null : instant(fresh.lessonEndMs),
    period: fresh.period,
    lastPeriod: fresh.lastPeriod,
    departmentId: fresh.departmentId,
    groupId: fresh.groupId,
    roomId: fresh.roomId,
    roomLacks: fresh.roomLacks,
    pupils: fresh.pupils,
    sets: fresh.sets,
    short: isShort(compared, lines),
    deadline: fresh.deadline?.atMs == null ? null : instant(fresh.deadline.atMs),
    deadlinePolicy: fresh.deadline?.policy ?? null,
  };
}

function happened(compared: Compared, lines: readonly LiveLine[]): NewEvent[] {
  const { id: subjectId, title } = compared.live;
  const facts = factsOf(compared, lines);
  const short = newlyShort(compared, lines).map((missing): NewEvent => ({
    name: 'requisition.short',
    subjectId,
    payload: { after: { title, ...missing } },
    automatic: true,
  }));
  return facts ? [{ name: 'requisition.replanned', subjectId, payload: facts, automatic: true }, ...short] : short;
}
