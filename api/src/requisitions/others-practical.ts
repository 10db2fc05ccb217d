import { lackingIn, neededElsewhere, OTHER_DEPARTMENT, otherDepartmentOf } from '@app/shared';
import { ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { Assessment } from './assessment.js';
import { roomOf } from './plan-requisition.js';

/**
 * Refuses a practical of another department than the lesson's, such as bread in a laboratory; unless that department lends its practicals
 * and the room has what it needs. A lesson of which nobody said whose it is may have any.
 * @throws WRONG_DEPARTMENT naming `practicalId`
 */
export function refuseOthersPractical({ asking: { rules }, plan }: Pick<Assessment, 'asking' | 'plan'>): void {
  const { practical, lesson } = plan;
  const { entry } = lesson;
  const department = { id: entry.departmentId, name: rules.departments.get(entry.departmentId) ?? OTHER_DEPARTMENT };
  if (practical === null || department.name === OTHER_DEPARTMENT) return;
  const departments = [...rules.departments].map(([id, name]) => ({ id, name }));
  const owner = otherDepartmentOf(practical.subject, { department, subject: entry.subject }, departments);
  if (owner === null) return;
  const lends = rules.lendsPracticals.has(owner.id);
  const lacks = lackingIn(roomOf(rules, entry) ?? { facilities: [] }, neededElsewhere(practical.subject, practical.needs));
  if (lends && lacks.length === 0) return;
  const { title } = practical;
  const message = words.otherDepartments.refused({
    title,
    owner: owner.name,
    department: department.name,
    lends,
    room: entry.room?.code ?? null,
    lacks,
  });
  throw new ProblemError('WRONG_DEPARTMENT', message, [{ field: 'practicalId', code: 'other-department', message }]);
}
