import { Injectable } from '@nestjs/common';
import { CHANGEABLE, type Requisition } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { notFound } from '../core/problems/index.js';
import { type Newer, NewerVersions } from '../practicals/index.js';
import { KnownSubstances } from '../substances/index.js';
import { TellOverload } from '../workload/index.js';
import { maySee } from './requisitions.policy.js';
import { REQUISITION, REQUISITIONS, type StoredRequisition } from './requisitions.statements.js';
import { type OverLine, toRequisition, withChemicals } from './stored-requisition.js';

/** Reads of requisitions. */
@Injectable()
export class RequisitionQueries {
  constructor(
    private readonly db: Database,
    private readonly rules: SchoolRules,
    private readonly load: TellOverload,
    private readonly versions: NewerVersions,
    private readonly substances: KnownSubstances,
    private readonly clock: Clock,
  ) {}

  /** Shows a requisition to a person. @throws as `find` */
  async show(principal: Principal, id: string): Promise<Requisition> {
    return this.find(principal, await this.rules.of(principal), id);
  }

  /**
   * Finds one requisition with lines, tasks, history and messages.
   * @throws NOT_FOUND for one that is not there or not theirs to see
   */
  async find(principal: Principal, rules: Rules, id: string): Promise<Requisition> {
    const { schoolId } = principal;
    const [stored] = isId(id) ? await this.db.read(schoolId, REQUISITION, [schoolId, id]) : [];
    if (!stored || !maySee(principal, stored)) throw notFound('requisition');
    return this.told(principal, rules, stored);
  }

  /** Tells whoever has just changed a requisition what it is now, also where it is no longer theirs to see. @throws NOT_FOUND for one that is not there */
  async changed(principal: Principal, rules: Rules, id: string): Promise<Requisition> {
    const [stored] = await this.db.read(principal.schoolId, REQUISITION, [principal.schoolId, id]);
    if (!stored) throw notFound('requisition');
    return this.told(principal, rules, stored);
  }

  /** Reads several requisitions of a school whole, by id, as somebody sees them whom they concern. */
  async several(principal: Principal, rules: Rules, ids: readonly string[]): Promise<Map<string, Requisition>> {
    const stored = await this.db.read(principal.schoolId, REQUISITIONS, [principal.schoolId, ids]);
    const whole = await Promise.all(stored.map((one) => this.told(principal, rules, one)));
    return new Map(whole.map((one) => [one.id, one]));
  }

  private async told(principal: Principal, rules: Rules, stored: StoredRequisition): Promise<Requisition> {
    const [over, newer, known] = await Promise.all([
      this.overLineOf(principal, rules, stored),
      this.newerThan(principal.schoolId, stored),
      this.substances.of(principal),
    ]);
    return withChemicals(known, toRequisition({ principal, rules, nowMs: this.clock.nowMs() }, stored, over, newer));
  }

  /** The newer version of its practical, which it could be changed to. A draft has the newest. */
  private newerThan(schoolId: string, { status, practical, newestVersion }: StoredRequisition): Promise<Newer | null> {
    if (!practical || status === 'draft' || !CHANGEABLE.includes(status) || (newestVersion ?? 0) <= practical.version)
      return Promise.resolve(null);
    return this.versions.after(schoolId, practical.id, practical.version);
  }

  /** By how much it is over the line; it goes by itself when the reason goes. */
  private overLineOf(principal: Principal, rules: Rules, { id, tasks }: StoredRequisition): Promise<OverLine | null> {
    const isDone = (tasks ?? []).every(({ doneAt }) => doneAt !== null);
    return isDone ? Promise.resolve(null) : this.db.transaction(principal.schoolId, () => this.load.ofRequest(rules, id));
  }
}
