import { type ContractBody, contractFaults, type FieldError, type WorkingPatternBody, workingPatternFaults } from '@app/shared';
import { type Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { fieldError, invalid, ProblemError, told, toldWith } from '../core/problems/index.js';

export const DEPARTMENTS_OF = statement({ id: is.uuid }, 'SELECT id FROM department WHERE school_id = $1 AND id = ANY($2::uuid[])');
export const TAKEN_BY = statement(
  { code: is.text.orNull, email: is.text.orNull },
  `SELECT max(name) FILTER (WHERE lower(code) = lower($3)) AS code, max(name) FILTER (WHERE lower(email) = lower($4)) AS email
   FROM person WHERE school_id = $1 AND id <> $2 AND (lower(code) = lower($3) OR lower(email) = lower($4))`,
);

/**
 * Refuses working time and a contract that contradict themselves.
 * @throws INVALID naming every wrong window, break and part
 */
export function checkPattern(pattern: WorkingPatternBody | null | undefined, contract?: ContractBody | null): void {
  const faults = [...(pattern ? workingPatternFaults(pattern) : []), ...(contract ? contractFaults(contract) : [])];
  if (faults[0])
    throw new ProblemError(
      'INVALID',
      toldWith({ text: faults[0].message, params: faults[0].params ?? {} }, '. Nothing was changed.'),
      faults,
    );
}

/**
 * Refuses departments that the school does not have.
 * @throws INVALID naming the field, `departmentIds` where no other is said
 */
export async function checkDepartments(
  db: Database,
  schoolId: string,
  departmentIds: readonly string[],
  field: 'departmentIds' | 'headOf' = 'departmentIds',
): Promise<void> {
  const found = departmentIds.every(isId) ? await db.query(DEPARTMENTS_OF, [schoolId, departmentIds]) : [];
  if (found.length !== departmentIds.length)
    throw invalid(field, 'One of the departments does not exist. Nothing was changed; choose from the list of departments.');
}

/**
 * Refuses a code or an e-mail address that another person of the school has; call it after `raiseRulesVersion`, which keeps others out.
 * @throws ALREADY_EXISTS naming each field
 */
export async function checkUnique(
  db: Database,
  schoolId: string,
  person: { id: string; code: string; email: string | null },
): Promise<void> {
  const { id, code, email } = person;
  const taken = await db.one(TAKEN_BY, [schoolId, id, code, email]);
  const errors: FieldError[] = [];
  if (taken?.code) errors.push(fieldError('code', 'taken', told`The code ${{ code }} is ${{ name: taken.code }}'s`));
  if (taken?.email && email !== null)
    errors.push(fieldError('email', 'taken', told`The e-mail address ${{ email }} is ${{ name: taken.email }}'s`));
  if (errors[0])
    throw new ProblemError('ALREADY_EXISTS', `${errors.map(({ message }) => message).join('; ')}. Nothing was changed.`, errors);
}
