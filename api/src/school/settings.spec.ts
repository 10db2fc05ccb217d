import type { ActivityView, Me, SchoolSettings } from '@app/shared';
import { startTestApp, type TestApp, TestSchool } from '../testing/index.js';

describe('The settings of a school', () => {
  let kit: TestApp;
  let school: TestSchool;
  let theirs: TestSchool;
  beforeAll(async () => {
    kit = await startTestApp();
    school = await TestSchool.make(kit, { calendar: null });
    theirs = await TestSchool.make(kit, { calendar: null });
  });
  afterAll(() => kit.stop());

  const read = async (of = school) => (await of.client('head').get<SchoolSettings>('/school')).body;
  const put = (body: unknown, key = 'admin') => school.client(key).put<SchoolSettings>('/school', body);
  const rulesVersion = async () => (await kit.db.read<{ n: number }>(school.id, 'SELECT rules_version AS n FROM school', []))[0]?.n ?? 0;

  it('are read by heads and admins, and changed by admins', async () => {
    expect([(await kit.client().get('/school')).status, (await kit.client().put('/school', {})).status]).toEqual([401, 401]);
    for (const key of ['teacher', 'technician'])
      expect([(await school.client(key).get('/school')).status, (await put({ autoAccept: false }, key)).status]).toEqual([403, 403]);
    for (const key of ['head', 'admin']) expect((await school.client(key).get('/school')).status).toBe(200);
    const refused = await put({ autoAccept: false }, 'head');
    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_ALLOWED']);
    expect((await read()).autoAccept).toBe(true);
  });
  it("are the school's own", async () => {
    const before = await read(theirs);
    expect(before).toEqual({
      id: theirs.id,
      name: theirs.name,
      timeZone: 'Europe/London',
      autoAccept: true,
      freshSchoolDays: 2,
      joinDoubles: true,
      keepYears: null,
    });
    await put({ name: 'Ours' });
    expect(await read(theirs)).toEqual(before);
  });
  it('change where something is sent and stay where nothing is', async () => {
    const before = await rulesVersion();
    const first = await put({ autoAccept: false, freshSchoolDays: 0, joinDoubles: true });
    expect([first.status, first.body]).toEqual([
      200,
      expect.objectContaining({ autoAccept: false, freshSchoolDays: 0, timeZone: 'Europe/London' }),
    ]);
    await put({ name: ' Hill ', timeZone: 'asia/kolkata' });
    expect(await read()).toEqual({
      id: school.id,
      name: 'Hill',
      timeZone: 'Asia/Kolkata',
      autoAccept: false,
      freshSchoolDays: 0,
      joinDoubles: true,
      keepYears: null,
    });
    expect((await school.client('teacher').get<Me>('/me')).body.school).toEqual({
      id: school.id,
      name: 'Hill',
      timeZone: 'Asia/Kolkata',
      demo: false,
    });
    expect(await rulesVersion()).toBe(before + 2);
    const { items } = (await school.client('admin').get<{ items: ActivityView[] }>(`/activity?subjectId=${school.id}`)).body;
    expect(items[0]).toMatchObject({ what: 'school.changed', by: 'admin', before: { timeZone: 'Europe/London' }, after: { name: 'Hill' } });
  });
  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' ' }, 'name'],
    [{ name: null }, 'name'],
    [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    [{ timeZone: 1 }, 'timeZone'],
    [{ autoAccept: 'true' }, 'autoAccept'],
    [{ autoAccept: null }, 'autoAccept'],
    [{ freshSchoolDays: -1 }, 'freshSchoolDays'],
    [{ freshSchoolDays: 1.5 }, 'freshSchoolDays'],
    [{ freshSchoolDays: 21 }, 'freshSchoolDays'],
    [{ rulesVersion: 7 }, 'rulesVersion'],
  ])('refuse %j and stay as they are', async (body, field) => {
    const before = await read();
    const answer = await put(body);
    expect([answer.status, answer.body.errors?.[0]?.field]).toEqual([422, field]);
    expect(await read()).toEqual(before);
  });
});
