export { AddNamed } from './add-named.js';
export { checkPrepRooms } from './check-prep-rooms.js';
export { DepartmentPolicyRow } from './department-policy.entity.js';
export { DepartmentRow, NEW_DEPARTMENT } from './department.entity.js';
export { PersonDepartmentRow } from './person-department.entity.js';
export { PersonRow } from './person.entity.js';
export { keepRules, raiseRulesVersion } from './rules-version.js';
export { SchoolModule } from './school.module.js';
export { SchoolRow } from './school.entity.js';
