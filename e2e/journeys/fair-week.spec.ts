import type { Board, LearntEstimates, Levelling, Offer, Person, Plan, Requisition } from '@app/shared';
import { ALEX_ADMIN, HELEN_HEAD, SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import type { Api } from '../support/api.js';
import { accessibilityFaults } from '../support/axe.js';
import { type Installation, ownDemo } from '../support/own-installation.js';
import { expect, test } from '../support/test.js';

/** Next week, whose Monday overflows. */
const WEEK = '2026-11-23';
const OVERTAKEN = /status of 409/;

// a plan moves the work of a whole week, which other journeys look at: these have a demo of their own, one after the other
test.describe.configure({ mode: 'serial' });
let demo: Installation;
test.beforeAll(async () => {
  demo = await ownDemo();
});
test.afterAll(() => demo.stop());

/** Whose each open task of the week is, and on which day. */
async function whose(api: Api): Promise<string[]> {
  const { rows } = await api.get<Board>(`/workload/board?week=${WEEK}`);
  return rows
    .flatMap(({ technician, cells }) =>
      cells.flatMap(({ date, cards }) => cards.flatMap(({ tasks }) => tasks.map(({ id }) => `${id} ${date} ${technician?.id ?? ''}`))),
    )
    .sort();
}

test('two plan one week at once: the first applies it, the other is told who was first and looks again, and all of it is taken back', async ({
  person,
}) => {
  const head = await person(HELEN_HEAD, { at: demo.url });
  const technician = await person(SAM_TECHNICIAN, { at: demo.url, expects: [OVERTAKEN] });
  const before = await whose(head.api);
  const cardOf = ({ page }: typeof head) => page.getByRole('region', { name: /^Plan the week of 23 Nov/ });
  for (const one of [head, technician]) {
    await one.page.goto('/workload');
    await cardOf(one).getByRole('button', { name: 'Preview' }).click();
  }
  for (const one of [head, technician]) await expect(cardOf(one).getByRole('status')).toContainText('as planned.');
  expect(await accessibilityFaults(head.page)).toEqual([]);
  expect(await whose(head.api)).toEqual(before);

  await cardOf(head)
    .getByRole('button', { name: /^Apply \d+ moves$/ })
    .click();
  await expect(toast(head.page)).toContainText(/^\d+ tasks moved\./);
  await expect.poll(() => whose(head.api)).not.toEqual(before);
  const after = await whose(head.api);

  await cardOf(technician)
    .getByRole('button', { name: /^Apply \d+ moves$/ })
    .click();
  await expect(
    cardOf(technician).getByText(/The week has changed since this plan was made\. Last, Helen Marsh moved a task/),
  ).toBeVisible();
  expect(await whose(head.api)).toEqual(after);
  await cardOf(technician).getByRole('button', { name: 'Look at the new plan' }).click();
  await expect(cardOf(technician).getByRole('status')).toContainText('as planned.');

  await head.page.keyboard.press('Control+z');
  await expect.poll(() => whose(head.api)).toEqual(before);
  const plan = await head.api.post<Plan>('/workload/plan', {
    from: WEEK,
    to: '2026-11-29',
    departmentId: await science(head.api),
    mode: 'preview',
  });
  expect(plan.moves.length).toBeGreaterThan(0);
});

test('what would level a day is asked of the teacher, who takes it, and the lesson has moved', async ({ person }) => {
  const head = await person(HELEN_HEAD, { at: demo.url });
  await head.page.goto('/workload');
  const card = head.page.getByRole('region', { name: 'Which lessons could move' });
  await card.getByRole('button', { name: 'Look for lessons that could move' }).click();
  const of = `from=${WEEK}&to=2026-11-29&departmentId=${await science(head.api)}`;
  const { items, worst } = await head.api.get<Levelling>(`/workload/levelling?${of}`);
  expect(worst?.date).toBe(WEEK);
  const [move] = items;
  if (!move) throw new Error('Nothing of the demo’s full Monday can go to another lesson.');
  await card
    .getByRole('button', { name: `Ask ${move.teacher.name}` })
    .first()
    .click();
  await expect(toast(head.page)).toContainText(`${move.teacher.name} is asked.`);
  // whoever looks again is told that the question is open, and asks nobody twice
  await card.getByRole('button', { name: 'Look again' }).click();
  await expect(card.getByRole('listitem').filter({ hasText: move.group }).filter({ hasText: 'asked, no answer yet' })).toHaveCount(1);

  const admin = await person(ALEX_ADMIN, { at: demo.url });
  const { items: people } = await admin.api.get<{ items: Person[] }>('/people?limit=200');
  const teacher = await person(people.find(({ id }) => id === move.teacher.id)?.email ?? '', { at: demo.url });
  await teacher.page.goto('/fortnight');
  const asked = teacher.page.getByRole('region', { name: new RegExp(`Helen .*${move.title}`) });
  await asked.getByRole('button', { name: 'Accept' }).click();
  await expect(asked).toBeHidden();
  expect((await teacher.api.get<Requisition>(`/requisitions/${move.requisitionId}`)).lesson.id).toBe(move.to.id);
  const { items: offers } = await head.api.get<{ items: Offer[] }>('/offers');
  expect(offers.find(({ requisitionId }) => requisitionId === move.requisitionId)?.state).toBe('accepted');
});

test('an estimate that was off five times is taken from the list, and the practical has what was offered', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, { at: demo.url });
  const listed = async (): Promise<LearntEstimates['items']> => (await api.get<LearntEstimates>('/practicals/estimates')).items;
  const [first] = (await listed()).filter(({ kind }) => kind === 'prepare');
  if (!first) throw new Error('The demo school has no estimate that is off.');
  await page.goto('/library/estimates');
  const take = page.getByRole('button', { name: `Take it: ${first.title}, Preparing` });
  await expect(take).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await take.click();
  await expect(toast(page)).toContainText(`${first.title}: the estimate for preparing is changed.`);
  await expect(take).toHaveCount(0);
  const left = (await listed()).filter(({ practicalId, kind }) => practicalId === first.practicalId && kind === 'prepare');
  expect(left).toEqual([]);
  expect(await api.get<{ prepare: object }>(`/practicals/${first.practicalId}`)).toMatchObject({ prepare: first.offered });
});

async function science(api: Api): Promise<string> {
  const { items } = await api.get<{ items: { id: string; name: string }[] }>('/departments');
  return items.find(({ name }) => name === 'Science')?.id ?? '';
}
