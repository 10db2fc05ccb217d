import { Injectable } from '@nestjs/common';
import { type FollowedScheme, type GroupScheme, type GroupSchemeBody, may, plainWords } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { Undos } from '../core/undo/index.js';
import { GroupSchemeRow } from './scheme.entity.js';
import { SchemesQueries } from './schemes.queries.js';
import { GROUP_FOLLOWS, LOCK_SCHEME } from './schemes.statements.js';

/** Says which scheme a class follows. */
@Injectable()
export class FollowScheme {
  constructor(
    private readonly db: Database,
    private readonly queries: SchemesQueries,
    private readonly events: Events,
    private readonly undos: Undos,
  ) {}

  /**
   * Has a class follow a scheme, or none.
   * @throws NOT_FOUND for a class that is not there; NOT_ALLOWED for one that somebody else teaches; INVALID naming `schemeId` or `step`
   */
  follow(principal: Principal, groupId: string, body: GroupSchemeBody): Promise<GroupScheme> {
    const { schoolId, personId } = principal;
    return this.db.transaction(schoolId, async () => {
      const now = await this.db.one(GROUP_FOLLOWS, [schoolId, groupId, personId]);
      if (!now) throw notFound('group');
      if (!may(principal, 'scheme.follow', { personId: now.taught ? (personId ?? '') : '' }))
        throw new ProblemError('NOT_ALLOWED', 'You can choose the scheme of classes that you teach. Nothing was changed.');
      const after = await this.read(schoolId, body);
      const before = now.schemeId === null || now.fromDate === null ? null : { schemeId: now.schemeId, from: now.fromDate, step: now.step };
      await this.write(schoolId, groupId, after);
      await this.events.record(principal, {
        name: 'group.scheme',
        subjectId: groupId,
        payload: { before: { follows: before }, after: { follows: after } },
      });
      this.undos.keep(principal);
      return this.queries.ofGroup(schoolId, groupId, personId);
    });
  }

  /** Writes what a class follows, null for nothing, in the ambient transaction. */
  async write(schoolId: string, groupId: string, follows: FollowedScheme | null): Promise<void> {
    await this.db.delete(GroupSchemeRow, { groupId });
    if (!follows) return;
    const { schemeId, from: fromDate, step } = follows;
    await this.db.insert([GroupSchemeRow, [{ schoolId, groupId, schemeId, fromDate, step }]]);
  }

  private async read(schoolId: string, { schemeId, from, step }: GroupSchemeBody): Promise<FollowedScheme | null> {
    if (schemeId == null) return null;
    if (!isId(schemeId) || !(await this.db.one(LOCK_SCHEME, [schoolId, schemeId])))
      throw invalid('schemeId', 'There is no such scheme at your school. Nothing was changed.');
    if (step == null || step.trim() === '') return { schemeId, from, step: null };
    const { steps } = await this.queries.one(schoolId, schemeId);
    const found = steps.find(({ code }) => plainWords(code) === plainWords(step));
    if (!found) throw invalid('step', told`${{ step }} is no step of that scheme. Nothing was changed.`);
    return { schemeId, from, step: found.code };
  }
}
