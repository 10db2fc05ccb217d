import { Injectable } from '@nestjs/common';
import type { Apparatus, ApparatusBody, ApparatusChange, ApparatusChanged } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, isClash, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { notFound, ProblemError, told } from '../core/problems/index.js';
import { checkPrepRooms, raiseRulesVersion } from '../school/index.js';
import { ApparatusPartRow, ApparatusRow } from './apparatus.entity.js';
import { checked, columnsOf, type Description, NOTHING, over } from './description.js';
import { isSame, KitParts } from './kit-parts.js';
import { ShortHolds } from './short-holds.js';
import { asItIs, ONE_APPARATUS } from './stored-apparatus.js';

const UNIQUE_NAME = 'apparatus_name';

type Listed = Pick<Description, 'name' | 'category' | 'owned' | 'outOfService' | 'location' | 'turnaroundMinutes' | 'labelled'>;

/** Adds to and changes what the school owns. */
@Injectable()
export class ApparatusService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly shortHolds: ShortHolds,
    private readonly kits: KitParts,
    private readonly events: Events,
  ) {}

  /** @throws INVALID naming `owned`, `outOfService` or `parts`; NOT_FOUND naming what is named and not there; ALREADY_EXISTS naming `name` */
  async add(principal: Principal, body: ApparatusBody): Promise<Apparatus> {
    const { schoolId, timeZone } = principal;
    const described = checked(over(NOTHING, body), body, { timeZone, nowMs: this.clock.nowMs() });
    const { parts } = described;
    const added: Apparatus = { id: newId(), version: 1, ...described };
    const work = this.db.transaction(schoolId, async () => {
      if (parts.length > 0) await raiseRulesVersion(this.db, schoolId);
      await checkPrepRooms(this.db, schoolId, [described.prepRoomId], 'prepRoomId');
      await this.kits.refuseUnlessKnown(added.id, described);
      await this.events.record(
        principal,
        { name: 'apparatus.added', subjectId: added.id, payload: { after: described } },
        [ApparatusRow, [{ schoolId, id: added.id, version: 1, ...columnsOf(described, timeZone) }]],
        [ApparatusPartRow, parts.map(({ apparatusId: partId, quantity }) => ({ schoolId, kitId: added.id, partId, quantity }))],
      );
      if (parts.length > 0) await this.kits.write(added.id, parts, parts);
    });
    await orNameTaken(work, described.name);
    return added;
  }

  /** Adds many things at once, in the ambient transaction, as a list of them comes. @throws INVALID naming `owned` or `outOfService` */
  async addListed(schoolId: string, listed: readonly (Listed & { id: string })[]): Promise<void> {
    const said = { timeZone: 'UTC', nowMs: this.clock.nowMs() };
    await this.db.insert([
      ApparatusRow,
      listed.map(({ id, ...described }) => ({
        schoolId,
        id,
        version: 1,
        ...columnsOf(checked({ ...NOTHING, ...described }, {}, said), 'UTC'),
      })),
    ]);
  }

  /**
   * Changes what is sent. Holds follow a new turnaround, label and other parts; those that no longer fit are cut, the newest first, and
   * their requisitions marked short; nothing is cancelled.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID and NOT_FOUND naming the field; ALREADY_EXISTS naming `name`
   */
  change(principal: Principal, id: string, body: ApparatusChange): Promise<ApparatusChanged> {
    return orNameTaken(
      this.db.transaction(principal.schoolId, () => this.rewrite(principal, id, body, body.version)),
      body.name ?? '',
    );
  }

  /** Takes something off all lists: none of it is there any more. Requests that hold it are marked short. @throws NOT_FOUND */
  retire(principal: Principal, id: string): Promise<ApparatusChanged> {
    return this.db.transaction(principal.schoolId, () => this.rewrite(principal, id, { archived: true }));
  }

  /**
   * Changes an apparatus in the ambient transaction; `version` is the one that was read, or none.
   * @throws as `change`
   */
  async rewrite(principal: Principal, id: string, body: Omit<ApparatusChange, 'version'>, version?: number): Promise<ApparatusChanged> {
    const { schoolId, timeZone } = principal;
    await raiseRulesVersion(this.db, schoolId);
    const [, stored] = await Promise.all([this.kits.lockFamily(id, body.parts), this.db.one(ONE_APPARATUS, [schoolId, id])]);
    if (!stored) throw notFound('apparatus');
    const nowMs = this.clock.nowMs();
    const current = asItIs(stored, nowMs);
    if (version !== undefined && current.version !== version)
      throw new ProblemError(
        'STALE_VERSION',
        told`${{ name: current.name }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`,
        undefined,
        { current },
      );
    const before = over(current, {});
    const after = checked(over(before, body), body, { timeZone, nowMs });
    if (after.prepRoomId !== before.prepRoomId) await checkPrepRooms(this.db, schoolId, [after.prepRoomId], 'prepRoomId');
    if (body.parts ?? body.equivalents ?? body.mayUse) await this.kits.refuseUnlessKnown(id, after);
    await this.db.update(ApparatusRow, { id }, { ...columnsOf(after, timeZone), version: ONE_MORE });
    await this.kits.write(id, before.parts, after.parts);
    const changed: Apparatus = { id, version: current.version + 1, ...after };
    const nowShort = await this.shortHolds.settle(principal, await this.toSettle(id, before, after), nowMs);
    await this.events.record(principal, { name: 'apparatus.changed', subjectId: id, payload: { before, after } });
    return { ...changed, nowShort };
  }

  /** The apparatus whose standing holds are others than before, or may no longer fit. */
  private async toSettle(id: string, before: Description, after: Description): Promise<string[]> {
    const isSlower = after.turnaroundMinutes !== before.turnaroundMinutes;
    const hasOtherParts = !isSame(before.parts, after.parts);
    const isOther = isLess(before, after) || isSlower || hasOtherParts || after.labelled !== before.labelled;
    return [
      ...(isOther ? [id] : []),
      ...(hasOtherParts ? after.parts.map(({ apparatusId }) => apparatusId) : []),
      ...(isSlower ? after.parts.map(({ apparatusId }) => apparatusId) : []),
      ...(isSlower ? await this.kits.kitsAndParts(id) : []),
    ];
  }
}

/** Whether fewer are there than before, at some time. */
function isLess(before: Description, after: Description): boolean {
  const isLonger = after.outOfService > 0 && (after.outOfServiceUntil ?? '9') > (before.outOfServiceUntil ?? '9');
  return after.owned - after.outOfService < before.owned - before.outOfService || isLonger || (after.archived && !before.archived);
}

/** The work, with a name that is taken refused as such. */
async function orNameTaken<T>(work: Promise<T>, name: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isClash(error, UNIQUE_NAME)) throw error;
    const message = `There is already apparatus called ${name.trim()}. Nothing was changed.`;
    throw new ProblemError('ALREADY_EXISTS', message, [{ field: 'name', code: 'taken', message }]);
  }
}
