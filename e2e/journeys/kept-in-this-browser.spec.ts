import { TEACHERS } from '../people/demo-people.js';
import { lessonCard, lessonsOf, openForm, panelOf } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const DAY = '2026-12-01';

test('what was begun outlives a closed tab, is there in another one, and is gone after signing out', async ({ person }) => {
  const { page, api, context } = await person(TEACHERS.DCH);
  const [lesson] = await lessonsOf(api, DAY, '2026-12-11');
  if (!lesson) throw new Error('Daniel Chen has no lesson in that fortnight.');
  const title = ownTitle('Half a thought');
  await page.goto(`/fortnight?from=${lesson.date}`);
  const form = await openForm(page, lesson);
  await form.getByRole('combobox', { name: 'Practical' }).fill(title);
  await form.getByRole('button', { name: /^Write a free list called/ }).click();
  await form.getByLabel('Line 1: what').fill('Candle');
  await form.getByText('Notes and risk assessment').click();
  await form.getByLabel('Notes for the technicians').fill('White ones');
  await page.close();

  const other = await context.newPage();
  await other.goto(`/fortnight?from=${lesson.date}`);
  await lessonCard(other, lesson).click();
  const again = panelOf(other, lesson);
  const more = again.getByRole('button', { name: 'Add another practical' });
  await expect(more.or(again.getByLabel('What it is for'))).toBeVisible();
  if (await more.isVisible()) await more.click();
  await expect(again.getByText('What you began here before is still filled in.')).toBeVisible();
  await expect(again.getByLabel('What it is for')).toHaveValue(title);
  await expect(again.getByLabel('Line 1: what')).toHaveValue('Candle');
  await expect(again.getByLabel('Notes for the technicians')).toHaveValue('White ones');

  await other.getByRole('button', { name: 'Close the panel' }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other).toHaveURL(/sign-in/);
  const kept = await other.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((done, failed) => {
      const request = indexedDB.open('requisite');
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error ?? new Error('not opened'));
    });
    return new Promise<unknown[]>((done, failed) => {
      const request = opened.transaction('kept').objectStore('kept').getAll();
      request.onsuccess = () => done(request.result as unknown[]);
      request.onerror = () => failed(request.error ?? new Error('not read'));
    });
  });
  expect(kept).toEqual([]);
});

test('what an earlier version kept is taken over, once', async ({ person }) => {
  const { page, api } = await person(TEACHERS.DCH);
  const lesson = (await lessonsOf(api, DAY, '2026-12-11')).at(-1);
  if (!lesson) throw new Error('Daniel Chen has no lesson in that fortnight.');
  const { user } = await api.get<{ user: { id: string } }>('/me');
  const key = `requisite.draft.${user.id}.${lesson.id}`;
  await page.goto('/sign-in');
  await page.evaluate(([name, value]) => localStorage.setItem(name, value), [
    key,
    JSON.stringify({ free: true, title: 'From last week', lines: [{ name: 'Salt', perSet: 1 }], lateReason: null }),
  ] as const);
  await page.goto(`/fortnight?from=${lesson.date}`);
  await lessonCard(page, lesson).click();
  const panel = panelOf(page, lesson);
  const more = panel.getByRole('button', { name: 'Add another practical' });
  await expect(more.or(panel.getByLabel('What it is for'))).toBeVisible();
  if (await more.isVisible()) await more.click();
  await expect(panel.getByLabel('What it is for')).toHaveValue('From last week');
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBeNull();
});
