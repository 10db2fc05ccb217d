import type { Alternative, RequisitionSummary } from '@app/shared';
import { HELEN_HEAD, SCIENCE } from '../people/demo-people.js';
import { type Chance, chanceOf, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import type { Api } from '../support/api.js';
import { type Installation, ownDemo } from '../support/own-installation.js';
import { expect, test, type Person } from '../support/test.js';

// what other journeys ask for decides which days could be changed, so that this one has a demo of its own
let demo: Installation;
test.beforeAll(async () => {
  demo = await ownDemo();
});
test.afterAll(() => demo.stop());

const isSwap = ({ kind }: Alternative): boolean => kind === 'swap';

test('a teacher whose request does not fit asks a colleague to change days, who says yes: both requests stand on the other day', async ({
  person,
}) => {
  test.setTimeout(400_000);
  let asker: (Chance & Person) | null = null;
  for (const email of Object.values(SCIENCE)) {
    if (asker) break;
    const teacher = await person(email, { at: demo.url });
    const coming = await lessonsOf(teacher.api, '2026-11-24', '2026-11-27');
    const chance = await chanceOf(teacher.api, coming, (one) => !one.late && !one.blocked && one.alternatives.some(isSwap)).catch(
      () => null,
    );
    asker = chance && { ...teacher, ...chance };
  }
  if (!asker) throw new Error('No teacher of the demo school could change days with a colleague.');
  const { api, page, lesson, practical, answer } = asker;
  const swap = answer.alternatives.find(isSwap);
  if (swap?.facts.kind !== 'swap') throw new Error('It is no change of days.');
  const { teacher: colleague, date, theirs } = swap.facts;

  await page.goto(`/fortnight?from=${lesson.date}`);
  const panel = await openForm(page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  const ask = panel.getByRole('button', { name: `Ask ${colleague} to change days: ` }).first();
  await expect(panel.getByText('Nothing moves unless they accept.')).toBeVisible();
  await ask.click();
  await expect(toast(page)).toContainText(`${colleague} is asked to change days. Nothing moves unless they accept.`);
  const standing = async (who: Api): Promise<RequisitionSummary[]> => {
    const { items } = await who.get<{ items: RequisitionSummary[] }>('/requisitions?from=2026-11-23&to=2026-12-04&limit=200');
    return items.filter(({ status }) => status !== 'cancelled' && status !== 'draft');
  };
  const mine = async () => (await standing(api)).find(({ title, groupId }) => title === practical.title && groupId === lesson.group?.id);
  expect((await mine())?.lessonId).toBe(lesson.id);

  const head = await person(HELEN_HEAD, { at: demo.url });
  const other = await person(emailOf(colleague, await head.api.get('/people?limit=200')), { at: demo.url });
  await other.page.goto('/fortnight');
  const card = other.page.locator('app-offer-card').filter({ hasText: practical.title });
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Accept' }).click();
  await expect(card).toBeHidden();
  expect((await mine())?.date).toBe(date);
  const there = (await standing(other.api)).filter((one) => one.date === theirs.date && one.period === theirs.period);
  expect(there.map((one) => one.teacher.name)).toContain(colleague);
});

/** The mailbox at which a colleague signs in. @throws Error when nobody of that name does */
function emailOf(name: string, { items }: { items: { code: string | null; name: string }[] }): string {
  const code = items.find((one) => one.name === name)?.code ?? '';
  const email = SCIENCE[code];
  if (email === undefined) throw new Error(`${name} signs in nowhere.`);
  return email;
}
