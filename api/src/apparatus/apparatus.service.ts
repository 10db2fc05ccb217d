import { Injectable } from '@nestjs/common';
import { type Apparatus, type ApparatusBody, type ApparatusChange, type ApparatusChanged, readName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, isClash, ONE_MORE } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { raiseRulesVersion } from '../school/index.js';
import { ApparatusRow } from './apparatus.entity.js';
import { LOCK_APPARATUS } from './apparatus.queries.js';
import { ShortHolds } from './short-holds.js';

type Description = Omit<Apparatus, 'id' | 'version'>;

const UNIQUE_NAME = 'apparatus_name';

/** Adds to and changes what the school owns. */
@Injectable()
export class ApparatusService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly shortHolds: ShortHolds,
    private readonly events: Events,
  ) {}

  /** @throws INVALID naming `owned` or `outOfService`; ALREADY_EXISTS naming `name` */
  async add(principal: Principal, body: ApparatusBody): Promise<Apparatus> {
    const described = checked(over(NOTHING, body));
    const added: Apparatus = { id: newId(), version: 1, ...described };
    await orNameTaken(
      this.db.transaction(principal.schoolId, () =>
        this.events.record(principal, { name: 'apparatus.added', subjectId: added.id, payload: { after: described } }, [
          ApparatusRow,
          [{ schoolId: principal.schoolId, ...added }],
        ]),
      ),
      described.name,
    );
    return added;
  }

  /** Adds many things at once, in the ambient transaction, as a list of them comes. @throws INVALID naming `owned` or `outOfService` */
  async addListed(schoolId: string, listed: readonly Omit<ApparatusRow, 'schoolId' | 'version' | 'aliases'>[]): Promise<void> {
    await this.db.insert([
      ApparatusRow,
      listed.map(({ id, ...described }) => ({ schoolId, id, version: 1, ...checked({ ...described, aliases: [] }) })),
    ]);
  }

  /**
   * Changes what is sent. Holds follow a new turnaround and label; those that no longer fit are cut, the newest first, and their
   * requisitions marked short; nothing is cancelled.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming `owned` or `outOfService`; ALREADY_EXISTS naming `name`
   */
  async change(principal: Principal, id: string, body: ApparatusChange): Promise<ApparatusChanged> {
    const work = this.db.transaction(principal.schoolId, async () => {
      await raiseRulesVersion(this.db, principal.schoolId);
      const current = await this.db.one(LOCK_APPARATUS, [principal.schoolId, id]);
      if (!current) throw notFound('apparatus');
      if (current.version !== body.version)
        throw new ProblemError(
          'STALE_VERSION',
          told`${{ name: current.name }} was changed since you read it. Nothing was changed; look at it as it is now and save again.`,
          undefined,
          { current },
        );
      const before = over(current, {});
      const after = checked(over(before, body));
      await this.db.update(ApparatusRow, { id }, { ...after, version: ONE_MORE });
      const changed: Apparatus = { id, version: current.version + 1, ...after };
      const nowMs = this.clock.nowMs();
      const nowShort = holdsFollow(before, after) ? await this.shortHolds.settle(principal, changed, nowMs) : [];
      await this.events.record(principal, { name: 'apparatus.changed', subjectId: id, payload: { before, after } });
      return { ...changed, nowShort };
    });
    return orNameTaken(work, body.name ?? '');
  }
}

/** Whether standing holds are others than before, or may no longer fit. */
function holdsFollow(before: Description, after: Description): boolean {
  const isLess = after.owned - after.outOfService < before.owned - before.outOfService;
  return isLess || after.turnaroundMinutes !== before.turnaroundMinutes || after.labelled !== before.labelled;
}

const NOTHING: Description = {
  name: '',
  category: '',
  owned: 0,
  outOfService: 0,
  location: '',
  turnaroundMinutes: 0,
  labelled: false,
  aliases: [],
};

function over(before: Description, body: Partial<Description>): Description {
  return {
    name: named(body.name) ?? before.name,
    category: named(body.category) ?? before.category,
    owned: body.owned ?? before.owned,
    outOfService: body.outOfService ?? before.outOfService,
    location: named(body.location) ?? before.location,
    turnaroundMinutes: body.turnaroundMinutes ?? before.turnaroundMinutes,
    labelled: body.labelled ?? before.labelled,
    aliases: [...new Set((body.aliases ?? before.aliases).map(readName))].filter(Boolean),
  };
}

const named = (text: string | undefined): string | undefined => (text === undefined ? undefined : readName(text));

function checked(described: Description): Description {
  const { owned, outOfService, labelled } = described;
  if (labelled && owned > 1)
    throw invalid('owned', 'A thing with its own label is one thing: enter each with a name of its own. Nothing was changed.');
  if (outOfService > owned)
    throw invalid('outOfService', told`Of ${{ owned }} owned, ${{ outOfService }} cannot be out of service. Nothing was changed.`);
  return described;
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
