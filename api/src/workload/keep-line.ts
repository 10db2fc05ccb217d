import { Injectable } from '@nestjs/common';
import { criticalOf, keepingLine, nearPart, type Over, summedUp, type Work } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events, type NewEvent } from '../core/events/index.js';
import { inSlices } from '../core/jobs/index.js';
import { Tasks } from '../prep/index.js';
import { askedWork, type AskedWork } from './asked-work.js';
import { type Horizon, horizonOf } from './horizon.js';
import { judgedSetsOf } from './judged-sets-of.js';
import { type ToldStretch, toldOf } from './judged-load.js';
import { type KeptOver, LOCK_REQUESTS, OPEN_WORK, OVER, TURN } from './keep-line.statements.js';
import { OverLines, overLineRow } from './over-lines.js';

/** What is to be told of a request that is over the line. */
interface Told {
  minutesOver: number;
  stretch: ToldStretch;
}

/** Works out again who is over the line: all of a school's requests in their order, against the time that there is from now on. */
@Injectable()
export class KeepLine {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly tasks: Tasks,
    private readonly lines: OverLines,
    private readonly events: Events,
  ) {}

  /** Brings what is kept of a school's line to what is so now, in the ambient transaction; one server at a time does it for a school. */
  async again(rules: Rules): Promise<void> {
    const { schoolId } = rules;
    const nowMs = this.clock.nowMs();
    await this.db.query(TURN, [schoolId]);
    const [rows, kept] = await Promise.all([this.db.query(OPEN_WORK, [schoolId, instant(nowMs)]), this.db.query(OVER, [schoolId])]);
    const { requests, always } = askedWork(rules, rows, nowMs);
    const told = await inSlices(lineOf(rules, nowMs, requests, always));
    await this.write(schoolId, requests, kept, told);
  }

  private async write(schoolId: string, requests: readonly AskedWork[], kept: readonly KeptOver[], told: ReadonlyMap<string, Told>) {
    const moved = requests
      .map(({ id, late, begun, marked }) => ({ requisitionId: id, over: told.has(id), yields: late && !begun, marked }))
      .filter(({ over, yields, marked }) => marked.over !== over || marked.yields !== yields);
    const before = new Map(kept.map((one) => [one.requisitionId, one]));
    const rows = [...told]
      .filter(([id, now]) => !isSame(before.get(id), now))
      .map(([id, now]) => overLineRow(schoolId, id, now.minutesOver, now.stretch));
    const gone = [...before.keys()].filter((id) => !told.has(id));
    const touched = [...new Set([...moved.map(({ requisitionId }) => requisitionId), ...rows.map(({ requisitionId }) => requisitionId)])];
    if (touched.length > 0) await this.db.query(LOCK_REQUESTS, [schoolId, touched]);
    await this.tasks.place(moved);
    await this.lines.put(rows);
    await this.lines.drop(gone);
    const flips = [
      ...rows.filter(({ requisitionId }) => !before.has(requisitionId)).map((row) => flip(row.requisitionId, null, row.minutesOver)),
      ...gone.map((id) => flip(id, before.get(id)?.minutesOver ?? null, null)),
    ];
    if (flips.length > 0) await this.events.record({ schoolId, personId: null }, flips);
  }
}

function flip(subjectId: string, before: number | null, after: number | null): NewEvent {
  return { name: 'requisition.over-line', subjectId, payload: { before: { minutesOver: before }, after: { minutesOver: after } } };
}

function isSame(before: KeptOver | undefined, { minutesOver, stretch }: Told): boolean {
  if (before?.minutesOver !== minutesOver) return false;
  const facts = ['fromMs', 'toMs', 'openMs', 'endMs', 'workMinutes', 'technicianMinutes'] as const;
  return facts.every((fact) => before[fact] === stretch[fact]) && before.departmentIds.join() === stretch.departmentIds.join();
}

/** One request at each step: a school with thousands is worked out while others are answered. */
function* lineOf(rules: Rules, nowMs: number, requests: readonly AskedWork[], always: readonly Work[]): Generator<void, Map<string, Told>> {
  const horizons = new Map<string, Horizon>();
  const near = ({ date }: AskedWork): Horizon => {
    let horizon = horizons.get(date);
    if (!horizon) horizons.set(date, (horizon = horizonOf(rules, nowMs, date)));
    return horizon;
  };
  const byId = new Map(requests.map((one) => [one.id, one]));
  const over: Map<string, Over> = yield* keepingLine(requests, always, {
    setsOf: (departmentId) => judgedSetsOf(rules, departmentId).sets,
    near: ({ id }) => near(byId.get(id)!),
  });
  const judged = new JudgedOnce(rules, [...always, ...requests.flatMap(({ work }) => work)]);
  const told = new Map<string, Told>();
  for (const [id, { minutesOver }] of over) {
    yield;
    const asked = byId.get(id)!;
    const stretch = judged.stretchOf(asked, near(asked));
    if (stretch) told.set(id, { minutesOver, stretch });
  }
  return told;
}

/** All work as the overloads of requests are told of it: summed up, and its critical stretch found, once for each department and horizon. */
class JudgedOnce {
  private readonly known = new Map<string, { work: Work[]; critical: ToldStretch | null }>();

  constructor(
    private readonly rules: Rules,
    private readonly everything: readonly Work[],
  ) {}

  stretchOf(asked: AskedWork, horizon: Horizon): ToldStretch | null {
    const { sets, departmentIds } = judgedSetsOf(this.rules, asked.departmentId);
    const of = (work: readonly Work[]) => nearPart(work, horizon).filter((one) => departmentIds.includes(one.departmentId));
    const key = `${asked.departmentId} ${horizon.fromMs} ${horizon.toMs}`;
    let found = this.known.get(key);
    if (!found) {
      const work = summedUp(of(this.everything));
      this.known.set(key, (found = { work, critical: criticalOf(work, sets) }));
    }
    return toldOf(found.work, of(asked.work), sets, found.critical);
  }
}
