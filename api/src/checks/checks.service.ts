import { Injectable } from '@nestjs/common';
import { type Check, type CheckBody, type CheckChange, type CheckDone, type CheckFacts, dateAt, dueAgain, readName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId, newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { BlockedItems, ITEM } from './blocked-items.js';
import { checkFacts, type CheckRow as Read, LOCK_CHECK } from './check-columns.js';
import { CheckRecordRow, CheckRow } from './check.entity.js';
import { ChecksQueries } from './checks.queries.js';

/** Adds and changes checks of equipment, and says that one was done; what is blocked follows in the same transaction. */
@Injectable()
export class ChecksService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly blocked: BlockedItems,
    private readonly queries: ChecksQueries,
  ) {}

  /** @throws NOT_FOUND naming `apparatusId` */
  add(principal: Principal, body: CheckBody): Promise<Check> {
    const { schoolId } = principal;
    const id = newId();
    const after: CheckFacts = {
      title: readName(body.title),
      apparatusId: body.apparatusId ?? null,
      due: body.due,
      everyMonths: body.everyMonths ?? null,
      blocksItem: body.blocksItem ?? false,
    };
    return this.db.transaction(schoolId, async () => {
      await this.refuseUnknown(schoolId, after.apparatusId);
      await this.db.insert([CheckRow, [{ schoolId, id, version: 1, ...after, taken: 0, archived: false }]]);
      await this.events.record(principal, { name: 'check.added', subjectId: id, payload: { after } });
      return this.end(principal, id, [after.apparatusId]);
    });
  }

  /** Changes what is sent. @throws NOT_FOUND; STALE_VERSION with `current`; NOT_FOUND naming `apparatusId` */
  change(principal: Principal, id: string, { version, ...body }: CheckChange): Promise<Check> {
    return this.db.transaction(principal.schoolId, async () => {
      const current = await this.lock(principal, id);
      await this.refuseStale(principal, current, version);
      const before = checkFacts(current);
      const sent = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<CheckFacts>;
      const after = { ...before, ...sent, title: readName(sent.title ?? before.title) };
      await this.refuseUnknown(principal.schoolId, after.apparatusId);
      if (after.apparatusId !== before.apparatusId) await this.letGo(principal, current);
      await this.db.update(CheckRow, { id }, { ...after, version: ONE_MORE });
      await this.events.record(principal, { name: 'check.changed', subjectId: id, payload: { before, after } });
      return this.end(principal, id, [after.apparatusId]);
    });
  }

  /** Says that a check was done, and when it is due again. @throws NOT_FOUND; INVALID naming a day that has not come */
  done(principal: Principal, id: string, { doneOn, note }: CheckDone): Promise<Check> {
    const { schoolId, personId, timeZone } = principal;
    const nowMs = this.clock.nowMs();
    const today = dateAt(nowMs, timeZone);
    const on = doneOn ?? today;
    if (on > today) throw invalid('doneOn', words.checks.notDoneYet);
    return this.db.transaction(schoolId, async () => {
      const current = await this.lock(principal, id);
      const before = checkFacts(current);
      const after = { ...before, due: dueAgain(on, current.everyMonths) };
      const record = { schoolId, id: newId(), checkId: id, doneOn: on, personId, at: instant(nowMs), note: note?.trim() || null };
      await this.db.update(CheckRow, { id }, { due: after.due, version: ONE_MORE });
      const payload = { before, after: { ...after, doneOn: on, recordId: record.id } };
      await this.events.record(principal, { name: 'check.done', subjectId: id, payload, note: record.note }, [CheckRecordRow, [record]]);
      return this.end(principal, id, [after.apparatusId]);
    });
  }

  /** Takes a check off the list; what it blocked is there again. @throws NOT_FOUND */
  remove(principal: Principal, id: string): Promise<void> {
    return this.db.transaction(principal.schoolId, async () => {
      const before = checkFacts(await this.lock(principal, id));
      await this.db.update(CheckRow, { id }, { archived: true, version: ONE_MORE });
      await this.events.record(principal, { name: 'check.removed', subjectId: id, payload: { before } });
      if (before.apparatusId) await this.blocked.follow(principal, before.apparatusId);
      this.undos.keep(principal);
    });
  }

  /** What a check had out of service is there again, before it is a check of something else. */
  async letGo(principal: Principal, { id, apparatusId, taken }: Read): Promise<void> {
    if (taken === 0 || apparatusId === null) return;
    await this.db.update(CheckRow, { id }, { blocksItem: false });
    await this.blocked.follow(principal, apparatusId);
  }

  private async end(principal: Principal, id: string, items: readonly (string | null)[]): Promise<Check> {
    for (const item of items) if (item !== null) await this.blocked.follow(principal, item);
    this.undos.keep(principal);
    return this.queries.one(principal, id);
  }

  private async lock({ schoolId }: Principal, id: string): Promise<Read> {
    const row = await this.db.one(LOCK_CHECK, [schoolId, id]);
    if (!row || row.archived) throw notFound('check');
    return row;
  }

  private async refuseStale(principal: Principal, { id, version, title }: Read, asked: number | undefined): Promise<void> {
    if (asked === undefined || asked === version) return;
    const detail = told`${{ name: title }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`;
    throw new ProblemError('STALE_VERSION', detail, undefined, { current: await this.queries.one(principal, id) });
  }

  private async refuseUnknown(schoolId: string, apparatusId: string | null): Promise<void> {
    if (apparatusId === null || (isId(apparatusId) && (await this.db.one(ITEM, [schoolId, apparatusId])))) return;
    const message = 'There is no such apparatus, or you may not see it. Nothing was changed.';
    throw new ProblemError('NOT_FOUND', message, [{ field: 'apparatusId', code: 'unknown', message }]);
  }
}
