import { Injectable } from '@nestjs/common';
import { type CutOffBody, type CutOffFacts, type GroupNeeds, may, type Need, type NeedsBody, readName } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { invalid, notFound, ProblemError } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { words } from '../core/words.js';
import { WeekListQueries } from './week-list.queries.js';
import { BEGIN_CUT_OFF, BEGIN_NEEDS, LOCK_CUT_OFF, LOCK_NEEDS, TAUGHT_BY, WRITE_CUT_OFF, WRITE_NEEDS } from './week-list.statements.js';

/** Says when a department's shopping closes, and what its classes need. */
@Injectable()
export class WeekListService {
  constructor(
    takeBacks: TakeBacks,
    private readonly db: Database,
    private readonly events: Events,
    private readonly undos: Undos,
    private readonly queries: WeekListQueries,
  ) {
    takeBacks.add('department.shopping', (by, taken) => this.cutOffBack(by, taken));
    takeBacks.add('group.needs', (by, taken) => this.needsBack(by, taken));
  }

  /** @throws STALE_VERSION with `current`; as WeekListQueries.department */
  async cutOff(principal: Principal, departmentId: string, { version, weekday, time }: CutOffBody): Promise<CutOffBody> {
    await this.queries.department(principal, departmentId);
    const after = weekday === null ? { weekday: null, time: null } : { weekday, time };
    await this.db.transaction(principal.schoolId, async () => {
      const { version: now, ...before } = await this.lockCutOff(principal, departmentId);
      if (now !== version) throw this.stale({ version: now, ...before });
      await this.writeCutOff(principal, departmentId, before, after);
      this.undos.keep(principal);
    });
    const { name: _name, ...said } = await this.queries.department(principal, departmentId);
    return said;
  }

  /** Says what a class needs: its teachers, and whoever sees all lessons. @throws NOT_FOUND; NOT_ALLOWED; STALE_VERSION; INVALID for a need that is there twice */
  async needs(principal: Principal, groupId: string, { version, needs }: NeedsBody): Promise<GroupNeeds> {
    const { schoolId, personId } = principal;
    const [group] = await this.db.read(schoolId, TAUGHT_BY, [schoolId, groupId, personId]);
    if (!group) throw notFound('class');
    if (!may(principal, 'group.needs', { personId: group.taught ? (personId ?? '') : '' }))
      throw new ProblemError('NOT_ALLOWED', words.weekList.notYourClass);
    const after = checkedNeeds(needs);
    await this.db.transaction(schoolId, async () => {
      const current = await this.lockNeeds(principal, groupId);
      if (current.version !== version) throw this.stale({ groupId, ...current });
      await this.writeNeeds(principal, groupId, current.needs, after);
      this.undos.keep(principal);
    });
    const [said] = await this.queries.needs(principal, [groupId]);
    if (!said) throw notFound('class');
    return said;
  }

  private async cutOffBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'department.shopping'>): Promise<void> {
    const { version: _version, ...now } = await this.lockCutOff(by, event.subjectId);
    await refuseIfBuiltOn();
    await this.writeCutOff(by, event.subjectId, now, event.payload.before);
  }

  private async needsBack(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'group.needs'>): Promise<void> {
    const { needs } = await this.lockNeeds(by, event.subjectId);
    await refuseIfBuiltOn();
    await this.writeNeeds(by, event.subjectId, needs, event.payload.before.needs);
  }

  private async lockCutOff({ schoolId }: Principal, departmentId: string): Promise<CutOffBody> {
    await this.db.change(BEGIN_CUT_OFF, [schoolId, departmentId]);
    return (await this.db.one(LOCK_CUT_OFF, [schoolId, departmentId])) ?? { version: 0, weekday: null, time: null };
  }

  private async writeCutOff(by: Principal, departmentId: string, before: CutOffFacts, after: CutOffFacts): Promise<void> {
    await this.db.change(WRITE_CUT_OFF, [by.schoolId, departmentId, after.weekday, after.time]);
    await this.events.record(by, { name: 'department.shopping', subjectId: departmentId, payload: { before, after } });
  }

  private async lockNeeds({ schoolId }: Principal, groupId: string): Promise<{ version: number; needs: Need[] }> {
    await this.db.change(BEGIN_NEEDS, [schoolId, groupId]);
    return (await this.db.one(LOCK_NEEDS, [schoolId, groupId])) ?? { version: 0, needs: [] };
  }

  private async writeNeeds(by: Principal, groupId: string, before: Need[], after: Need[]): Promise<void> {
    await this.db.change(WRITE_NEEDS, [by.schoolId, groupId, JSON.stringify(after)]);
    await this.events.record(by, {
      name: 'group.needs',
      subjectId: groupId,
      payload: { before: { needs: before }, after: { needs: after } },
    });
  }

  private stale(current: object): ProblemError {
    return new ProblemError('STALE_VERSION', words.weekList.changedSince, undefined, { current });
  }
}

/** Tidies needs. @throws INVALID naming one that is there twice */
function checkedNeeds(needs: readonly Need[]): Need[] {
  const keys = needs.map(({ need }) => readName(need).toLowerCase());
  return needs.map(({ need, count }, at) => {
    if (keys.indexOf(keys[at] ?? '') !== at) throw invalid(`needs.${at}.need`, words.weekList.needTwice);
    return { need: readName(need), count };
  });
}
