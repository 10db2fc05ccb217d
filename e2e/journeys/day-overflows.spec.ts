import type { Requisition, Workload } from '@app/shared';
import { HELEN_HEAD, TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import { type Installation, ownDemo } from '../support/own-installation.js';
import { expect, test } from '../support/test.js';

/** What every overload's sentence says, whatever its days and figures. */
const SENTENCE = /\d+ (h|min) asked, .+ there, .+ over/;

// the demo's week is just full: what comes late goes after all that is on time, and is what does not fit beside it. What
// other journeys ask for or take back at the same time would change that, so that this one has a demo of its own
let demo: Installation;
test.beforeAll(async () => {
  demo = await ownDemo();
});
test.afterAll(() => demo.stop());

test('a week with more work than time says so to the teacher who adds to it, with what would help, and to the head', async ({ person }) => {
  const teacher = await person(TEACHERS.DCH, { at: demo.url });
  const soon = await lessonsOf(teacher.api, '2026-11-19', '2026-11-20');
  const { lesson, practical, answer } = await chanceOf(
    teacher.api,
    soon,
    (one) => !!one.overload && !one.blocked && one.shortages.length === 0 && one.alternatives.some(({ text }) => /, fits(,|$)/.test(text)),
  );

  await teacher.page.goto('/fortnight');
  const panel = await openForm(teacher.page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  const note = panel.locator('app-note').filter({ hasText: 'more than fits' });
  await expect(note).toContainText('a technician will look');
  await expect(note.getByRole('button', { name: /, fits(,|$)/ }).first()).toBeVisible();
  // what all ask of the technicians is said apart from what this request is over
  await expect(panel.getByText(SENTENCE)).toContainText('All work together, ');
  expect(answer.minutesOver).toBeGreaterThan(0);
  await panel.getByLabel('Why it is late').selectOption({ label: 'Equipment failed' });
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(teacher.page)).toContainText(`Asked for ${practical.title}: sent, not accepted yet. `);
  await expect(toast(teacher.page)).toContainText('more than fits.');

  const { items } = await teacher.api.get<{ items: Requisition[] }>(`/requisitions?from=${lesson.date}&to=${lesson.date}&limit=200`);
  const asked = items.filter(({ title }) => title === practical.title).at(-1);
  const head = await person(HELEN_HEAD, { at: demo.url });
  await head.page.goto('/workload');
  const card = head.page.locator('app-overload-card').first();
  await expect(card.getByRole('heading')).toContainText(SENTENCE);
  const told = await card.getByRole('heading').innerText();
  // said once: the verdict leaves the figures to the card
  await expect(head.page.getByText(told.trim())).toHaveCount(1);
  const cards = head.page.locator('app-overload-card');
  for (const one of await cards.all()) {
    await one.getByRole('button', { name: /^By practical/ }).click();
    await expect(one.getByRole('table')).toBeVisible();
    const all = one.getByRole('button', { name: /^Show all/ });
    if (await all.isVisible()) await all.click();
  }
  await expect(cards.getByRole('cell', { name: practical.title }).first()).toBeVisible();
  const load = await head.api.get<Workload>('/workload?from=2026-11-16&to=2026-12-18');
  expect(load.overLine).toBeGreaterThan(0);
  await head.page.goto(`/requests/${asked?.id}`);
  await expect(head.page.getByText('more than fits.')).toBeVisible();
});
