import { Injectable } from '@nestjs/common';
import type { Apparatus, ApparatusBody, ApparatusChange, ApparatusChanged } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { ApparatusRow } from './apparatus.entity.js';
import { APPARATUS } from './apparatus.queries.js';
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

  /**
   * Changes what is sent. Holds that no longer fit are cut, the newest first, and their requisitions marked short; nothing is
   * cancelled. A new turnaround counts for holds made from now on.
   * @throws NOT_FOUND; STALE_VERSION with `current`; INVALID naming `owned` or `outOfService`; ALREADY_EXISTS naming `name`
   */
  async change(principal: Principal, id: string, body: ApparatusChange): Promise<ApparatusChanged> {
    const work = this.db.transaction(principal.schoolId, async () => {
      const current = await this.db.one<Apparatus & Record<string, unknown>>(
        `SELECT ${APPARATUS} FROM apparatus a WHERE a.school_id = (SELECT current_school()) AND a.id = $1 FOR NO KEY UPDATE`,
        [id],
      );
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
      await this.db.change(
        `UPDATE apparatus SET version = version + 1, name = $2, category = $3, owned = $4, out_of_service = $5, location = $6,
           turnaround_minutes = $7, labelled = $8
         WHERE school_id = (SELECT current_school()) AND id = $1`,
        [id, after.name, after.category, after.owned, after.outOfService, after.location, after.turnaroundMinutes, after.labelled],
      );
      const changed: Apparatus = { id, version: current.version + 1, ...after };
      const nowMs = this.clock.nowMs();
      const isLess = after.owned - after.outOfService < before.owned - before.outOfService;
      const nowShort = isLess ? await this.shortHolds.settle(principal, changed, nowMs) : [];
      if (after.labelled !== before.labelled)
        await this.db.change('UPDATE hold SET labelled = $2 WHERE school_id = (SELECT current_school()) AND apparatus_id = $1', [
          id,
          after.labelled,
        ]);
      await this.events.record(principal, { name: 'apparatus.changed', subjectId: id, payload: { before, after } });
      return { ...changed, nowShort };
    });
    return orNameTaken(work, body.name ?? '');
  }
}

const NOTHING: Description = { name: '', category: '', owned: 0, outOfService: 0, location: '', turnaroundMinutes: 0, labelled: false };

function over(before: Description, body: Partial<Description>): Description {
  return {
    name: body.name?.trim() ?? before.name,
    category: body.category?.trim() ?? before.category,
    owned: body.owned ?? before.owned,
    outOfService: body.outOfService ?? before.outOfService,
    location: body.location?.trim() ?? before.location,
    turnaroundMinutes: body.turnaroundMinutes ?? before.turnaroundMinutes,
    labelled: body.labelled ?? before.labelled,
  };
}

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
    if ((error as { constraint?: string }).constraint !== UNIQUE_NAME) throw error;
    const message = `There is already apparatus called ${name.trim()}. Nothing was changed.`;
    throw new ProblemError('ALREADY_EXISTS', message, [{ field: 'name', code: 'taken', message }]);
  }
}
