import { BASE_ROWS, FieldSchool } from './base-timetable.js';
import type { TestApp } from './index.js';

/** Makes a school of the cases from the field whose teachers HOLT, BRAM and KERR are signed in. */
export async function teachersOfField(kit: TestApp, rows: readonly string[] = BASE_ROWS): Promise<FieldSchool> {
  const field = await FieldSchool.on(kit, []);
  for (const key of ['HOLT', 'BRAM', 'KERR']) {
    await field.school.person(key, ['teacher']);
    await field.school.signIn(key);
  }
  await field.import(rows);
  return field;
}
