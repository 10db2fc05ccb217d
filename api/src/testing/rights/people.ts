import type { Role } from '@app/shared';
import { newId } from '../../core/ids/index.js';
import { type TestApp } from '../test-app.js';
import { FULL_DAY, TestSchool } from '../test-school.js';

/** The departments of the school in which rights are asked for; every row that is asked about is of Science. */
export type Where = 'Science' | 'Art' | 'none';

/** Everybody whose rights are asked for: each role alone, roles together, and people of another department or of none. */
export const PEOPLE: readonly { key: string; roles: Role[]; where: Where }[] = [
  { key: 'teacher', roles: ['teacher'], where: 'Science' },
  { key: 'technician', roles: ['technician'], where: 'Science' },
  { key: 'head', roles: ['head'], where: 'Science' },
  { key: 'admin', roles: ['admin'], where: 'Science' },
  { key: 'teacher+technician', roles: ['teacher', 'technician'], where: 'Science' },
  { key: 'teacher+head', roles: ['teacher', 'head'], where: 'Science' },
  { key: 'head+admin', roles: ['head', 'admin'], where: 'Science' },
  { key: 'technician of Art', roles: ['technician'], where: 'Art' },
  { key: 'head of Art', roles: ['head'], where: 'Art' },
  { key: 'technician of none', roles: ['technician'], where: 'none' },
  { key: 'head of none', roles: ['head'], where: 'none' },
];

/** The school of those people: Science, Art and Food, a colleague, and a lesson of everybody in Science and in Food. */
export interface World {
  kit: TestApp;
  school: TestSchool;
  artId: string;
  foodId: string;
  /** Entries of Science on Tuesdays by the key of whoever teaches them. */
  entries: ReadonlyMap<string, string>;
  /** Entries of Food, which takes no requests any more. */
  blocked: ReadonlyMap<string, string>;
}

/** A lesson of that date for which a request is still on time. */
export const DATE = '2026-11-10';

/** Makes the school and signs everybody in. */
export async function makeWorld(kit: TestApp): Promise<World> {
  const school = await TestSchool.make(kit, { name: 'Rights' });
  const [artId, foodId] = [newId(), newId()];
  await kit.db.transaction(school.id, () =>
    kit.db.query("INSERT INTO department (school_id, id, name) VALUES ($1, $2, 'Art'), ($1, $3, 'Food')", [school.id, artId, foodId]),
  );
  const body = { from: '2026-09-01', kind: 'notice', schoolDays: 1, blockWithinHours: 1000 };
  await school.client('admin').put(`/departments/${foodId}/policy`, body);
  const [entries, blocked] = [new Map<string, string>(), new Map<string, string>()];
  await school.person('colleague', ['teacher']);
  for (const { key, roles, where } of PEOPLE) {
    if (!school.people.has(key)) await school.person(key, roles, roles.includes('technician') ? FULL_DAY : null);
    await moveTo(kit, school, key, where, artId);
    await school.signIn(key);
  }
  for (const key of ['colleague', ...PEOPLE.map((person) => person.key)]) {
    entries.set(key, await school.entry({ cycleDay: 'Tue', period: 'P3', teacher: key }));
    blocked.set(key, await school.entry({ cycleDay: 'Tue', period: 'P4', teacher: key, departmentId: foodId }));
  }
  return { kit, school, artId, foodId, entries, blocked };
}

async function moveTo(kit: TestApp, school: TestSchool, key: string, where: Where, artId: string): Promise<void> {
  if (where === 'Science') return;
  await kit.db.transaction(school.id, async () => {
    await kit.db.query('DELETE FROM person_department WHERE school_id = $1 AND person_id = $2', [school.id, school.personId(key)]);
    if (where === 'Art')
      await kit.db.query('INSERT INTO person_department (school_id, person_id, department_id) VALUES ($1, $2, $3)', [
        school.id,
        school.personId(key),
        artId,
      ]);
  });
}
