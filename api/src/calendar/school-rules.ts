import { Injectable } from '@nestjs/common';
import { rolesWith, withChanges } from '@app/shared';
import { Database } from '../core/database/index.js';
import type { Principal } from '../core/access/index.js';
import { Kept } from '../core/kept/index.js';
import { calendarBody } from './calendar-body.js';
import { changesOf } from './stored-changes.js';
import { compiled } from './compiled-calendars.js';
import type { Rules } from './rules.types.js';
import { RULES, type RulesRow } from './school-rules.statement.js';
import { weightOfRules } from './weight-of-rules.js';

/** All rules that are kept take up at most so many bytes, with what is worked out from them. */
const MOST_BYTES = 48 * 1024 * 1024;

interface Loaded {
  rules: Rules;
  /** Read by a transaction that has written: it may have seen what is not committed yet, and never may be. */
  uncommitted: boolean;
}

/**
 * What each school has decided, kept in memory between requests under the number that rises with every change of it
 * (`school.rules_version`), so that a request neither reads nor works it out again.
 */
@Injectable()
export class SchoolRules {
  private readonly kept = new Kept<Rules>(MOST_BYTES, weightOfRules);
  /** Of transactions that have written. */
  private readonly seen = new WeakMap<object, Rules>();
  private readonly loading = new Map<string, Promise<Loaded>>();

  constructor(private readonly db: Database) {}

  /**
   * The rules of the principal's school, never older than those that the principal's session saw. One statement when they are not
   * kept, none otherwise. A transaction that changes rules and then asks must ask with the number that its own change gave.
   */
  async of(principal: Pick<Principal, 'schoolId' | 'rulesVersion'>): Promise<Rules> {
    const { schoolId, rulesVersion } = principal;
    const kept = this.kept.get(schoolId);
    if (kept && kept.version >= rulesVersion) return kept;
    const transaction = this.db.inHand;
    if (transaction) return this.inTransaction(transaction, principal);
    const underWay = this.loading.get(schoolId);
    const shared = underWay && (await underWay.catch(() => undefined));
    if (shared && shared.rules.version >= rulesVersion) return shared.rules;

    const load = this.load(schoolId);
    this.loading.set(schoolId, load);
    try {
      return this.keep((await load).rules);
    } finally {
      if (this.loading.get(schoolId) === load) this.loading.delete(schoolId);
    }
  }

  /** The rules as the ambient transaction has written them, for what follows from a change before it is committed. */
  async asWritten(schoolId: string): Promise<Rules> {
    const { rules, uncommitted } = await this.load(schoolId);
    return uncommitted ? rules : this.keep(rules);
  }

  /**
   * Reads on the transaction's own connection. A load of somebody else may wait for a connection, and to wait for it with one in hand is
   * to wait for oneself: enough of those have all connections, and nobody goes on.
   */
  private async inTransaction(transaction: object, principal: Pick<Principal, 'schoolId' | 'rulesVersion'>): Promise<Rules> {
    const seen = this.seen.get(transaction);
    if (seen && seen.version >= principal.rulesVersion) return seen;
    const { rules, uncommitted } = await this.load(principal.schoolId);
    if (!uncommitted) return this.keep(rules);
    this.seen.set(transaction, rules);
    this.db.afterCommit(() => void this.of(principal).catch(() => undefined));
    return rules;
  }

  /** How many bytes the rules of how many schools take up. */
  get size(): { bytes: number; schools: number } {
    return { bytes: this.kept.bytes, schools: this.kept.size };
  }

  private keep(rules: Rules): Rules {
    if (rules.version >= (this.kept.get(rules.schoolId)?.version ?? 0)) this.kept.set(rules.schoolId, rules);
    return rules;
  }

  private async load(schoolId: string): Promise<Loaded> {
    const [row] = await this.db.read(schoolId, RULES, [schoolId, rolesWith('tasks.take')]);
    if (!row) throw new Error('The rules of a school were asked for that is not there');
    const kept = this.kept.get(schoolId);
    // others may have worked the same version out meanwhile: a year's calendar is not worked out again for each of them
    if (kept?.version === row.rules_version) return { rules: kept, uncommitted: false };
    return { rules: rulesOf(row), uncommitted: row.uncommitted };
  }
}

function rulesOf(row: RulesRow): Rules {
  const { terms, closures, periods, cycle, firstWeekday } = row;
  const body = terms && closures && periods && cycle ? calendarBody({ terms, closures, periods, cycle, firstWeekday }) : null;
  const calendar = body && withChanges(compiled(body, row.time_zone), changesOf(row));
  const policies: Rules['policies'] = new Map();
  const away: Rules['away'] = new Map();
  for (const { personId, ...stretch } of row.away) addTo(away, personId, stretch);
  for (const { departmentId, ...policy } of row.policies) addTo(policies, departmentId, policy);
  return {
    schoolId: row.school_id,
    version: row.rules_version,
    schoolName: row.name,
    timeZone: row.time_zone,
    body,
    calendar,
    firstDay: calendar?.days[0]?.date ?? null,
    lastDay: calendar?.days.at(-1)?.date ?? null,
    departments: new Map(row.departments.map(({ id, name }) => [id, name])),
    policies,
    deadlineTerms: new Map(
      row.departments.map(({ id, asks, deadlinesFrom }) => [id, { policies: policies.get(id) ?? [], asks, deadlinesFrom }]),
    ),
    riskAssessmentNeeded: new Set(row.departments.filter((department) => department.riskAssessmentNeeded).map(({ id }) => id)),
    lendsPracticals: new Set(row.departments.filter((department) => department.lendsPracticals).map(({ id }) => id)),
    prepRooms: new Map(row.departments.flatMap(({ id, prepRoomIds }) => (prepRoomIds.length > 0 ? [[id, prepRoomIds] as const] : []))),
    autoAccept: row.auto_accept,
    freshSchoolDays: row.fresh_school_days,
    technicians: row.technicians.map(({ pattern, ...person }) => ({
      ...person,
      pattern: pattern ?? { windows: [], breaks: [] },
      away: away.get(person.id) ?? [],
    })),
    formerTechnicians: row.formerTechnicians.map((person) => ({ ...person, away: away.get(person.id) ?? [] })),
    away,
    rooms: new Map(row.rooms.map((room) => [room.id, room])),
  };
}

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
