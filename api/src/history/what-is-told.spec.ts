import type { ActivityView } from '@app/shared';
import { startTestApp, type TestApp } from '../testing/index.js';
import { type Canary, plant, type Planted, type Reader, tells } from '../testing/private/plant.js';

/** What is in the events of a request; the words of a reason are not. */
const OF_ITS_DEPARTMENT: Canary[] = [
  'that it was late',
  'by how much',
  'late reason',
  'why it changed late',
  'why it was cancelled',
  'thread',
  'question',
];

describe('the list of who did what', () => {
  let kit: TestApp;
  let planted: Planted;
  beforeAll(async () => {
    kit = await startTestApp();
    planted = await plant(kit);
  });
  afterAll(() => kit.stop());

  const list = async (who: Reader, about = '') =>
    (await planted.school.client(who).get<{ items: ActivityView[] }>(`/activity?limit=200${about}`)).body.items;

  it.each<[Reader, Canary[]]>([
    ['head', OF_ITS_DEPARTMENT],
    ['head of Art', []],
    ['admin', ['address']],
  ])('tells the %s no more than concerns them', async (who, expected) => {
    expect(tells(await list(who))).toEqual(expected);
  });
  it('tells a head of another department that something was done, by whom and to what, all the same', async () => {
    const names = async (who: Reader, { id }: { id: string }) => (await list(who, `&subjectId=${id}`)).map(({ by, what }) => [by, what]);
    expect(await names('head of Art', planted.late)).toEqual(await names('head', planted.late));
    expect(await names('head', planted.changed)).toContainEqual(['teacher', 'requisition.changed-late']);
    expect(await names('head of Art', planted.changed)).toContainEqual(['teacher', 'requisition.changed']);
  });
  it('tells somebody their own address and lateness', async () => {
    const { school } = planted;
    const personId = school.personId('teacher');
    await school.client('admin').put(`/people/${personId}`, { version: 2, roles: ['teacher', 'head'], headOf: [planted.artId] });
    expect(tells(await list('teacher'))).toEqual([...OF_ITS_DEPARTMENT, 'address']);
  });
});
