import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { TIMETABLE_ROLE } from '@app/shared';
import { Database, deleteUnused, is, statement } from '../core/database/index.js';
import { ProblemError } from '../core/problems/index.js';
import { checkDepartments } from './check-person.js';
import { DepartmentRow, NEW_DEPARTMENT } from './department.entity.js';
import { filledIn } from './filled-in.js';
import { PersonDepartmentRow } from './person-department.entity.js';
import { PersonRow } from './person.entity.js';

/** Somebody of whom a file tells the code, or the name, alone, and in which departments they teach. */
export interface NamedTeacher {
  id: string;
  code: string;
  name: string;
  departmentIds: readonly string[];
}

export const CODES_TAKEN = statement(
  { code: is.text },
  'SELECT code FROM person WHERE school_id = $1 AND lower(code) = ANY ($2::text[]) ORDER BY code',
);

/** People who are as a file made them: nobody changed them, and they were not invited. */
export const UNTOUCHED = statement(
  { id: is.uuid },
  'SELECT id FROM person WHERE school_id = $1 AND id = ANY ($2::uuid[]) AND version = 1 AND active AND account_id IS NULL AND email IS NULL',
);

/** Adds departments and teachers that a file names; who they are and how they sign in is said later. */
@Injectable()
export class AddNamed {
  constructor(private readonly db: Database) {}

  /** Adds departments without a policy, in the ambient transaction. @throws INVALID for a blank name */
  async departments(schoolId: string, named: readonly { id: string; name: string }[]): Promise<void> {
    const rows = named.map(({ id, name }) => ({ schoolId, id, name: filledIn('department', name), ...NEW_DEPARTMENT }));
    await this.db.insert([DepartmentRow, rows]);
  }

  /**
   * Adds teachers who cannot sign in yet, in the ambient transaction; call it once `keepRules` has kept others out.
   * @throws INVALID for a blank code or a department that is not there; ALREADY_EXISTS for a code that somebody has
   */
  async teachers(schoolId: string, named: readonly NamedTeacher[]): Promise<void> {
    if (named.length === 0) return;
    const people = named.map((one) => ({ ...one, code: filledIn('teacher', one.code), name: filledIn('teacher', one.name) }));
    await checkDepartments(this.db, schoolId, [...new Set(people.flatMap(({ departmentIds }) => departmentIds))]);
    const [taken] = await this.db.query(CODES_TAKEN, [schoolId, people.map(({ code }) => code.toLowerCase())]);
    if (taken) throw new ProblemError('ALREADY_EXISTS', `Somebody has the code ${taken.code} already. Nothing was changed.`);
    await this.db.insert(
      [PersonRow, people.map((person) => newTeacher(schoolId, person))],
      [
        PersonDepartmentRow,
        people.flatMap(({ id, departmentIds }) => departmentIds.map((departmentId) => ({ schoolId, personId: id, departmentId }))),
      ],
    );
  }

  /** Removes departments and teachers that were added so, in the ambient transaction, but for those that were changed or that something refers to. */
  async remove(schoolId: string, named: { departments: readonly string[]; people: readonly string[] }): Promise<void> {
    const untouched = named.people.length === 0 ? [] : await this.db.query(UNTOUCHED, [schoolId, named.people]);
    await deleteUnused(
      this.db,
      untouched.map(({ id }) => id),
      async (ids) => {
        await this.db.delete(PersonDepartmentRow, { personId: In(ids) });
        await this.db.delete(PersonRow, { id: In(ids) });
      },
    );
    await deleteUnused(this.db, named.departments, (ids) => this.db.delete(DepartmentRow, { id: In(ids) }));
  }
}

function newTeacher(schoolId: string, { id, code, name }: NamedTeacher): PersonRow {
  return {
    schoolId,
    id,
    version: 1,
    accountId: null,
    name,
    code,
    email: null,
    roles: [TIMETABLE_ROLE],
    workingPattern: null,
    title: null,
    specialisms: [],
    contract: null,
    headOf: null,
    forgottenAt: null,
    prepRoomId: null,
    active: true,
  };
}
