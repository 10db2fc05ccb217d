import { ProblemError } from '../problems/index.js';
import { words } from '../words.js';

/** Makes the refusal of what is another department's, by the department's name: it says whose it is and who can do it. */
export function otherDepartment(what: keyof typeof words.departments.elsewhere, department = 'another department'): ProblemError {
  return new ProblemError('OTHER_DEPARTMENT', { text: words.departments.elsewhere[what](department), params: { department } });
}
