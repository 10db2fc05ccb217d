import type { PrepList } from '@app/shared';
import { FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('the time of a prep list', () => {
  let kit: TestApp;
  let school: TestSchool;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    const [art, music] = [await school.department('Art'), await school.department('Music')];
    await school.person('technician of two', ['technician'], FULL_DAY, art);
    await kit.db.transaction(school.id, () =>
      kit.db.query('INSERT INTO person_department (school_id, person_id, department_id) VALUES ($1, $2, $3)', [
        school.id,
        school.personId('technician of two'),
        music,
      ]),
    );
    await school.signIn('technician of two');
  });
  afterAll(() => kit.stop());

  it('is that of those who work for its departments, whether one or several, or of the one who is looked for', async () => {
    const listOf = async (key: string, query = '') => {
      const { body } = await school.client(key).get<PrepList>(`/prep-list?date=2026-11-20${query}`);
      return [body.technicians.map(({ name }) => name), body.technicianMinutes];
    };
    expect(await listOf('technician')).toEqual([['technician'], 460]);
    expect(await listOf('technician of two')).toEqual([['technician of two'], 460]);
    expect(await listOf('admin')).toEqual([['technician', 'technician of two'], 920]);
    expect(await listOf('admin', `&technicianId=${school.personId('technician')}`)).toEqual([['technician', 'technician of two'], 460]);
  });
});
