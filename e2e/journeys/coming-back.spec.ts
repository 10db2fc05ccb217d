import type { Apparatus, Lesson, Requisition } from '@app/shared';
import { CAROL_TECHNICIAN, LEO_ART, SIAN_WORKSHOP } from '../people/demo-people.js';
import { lessonsOf, toast } from '../people/teacher.js';
import { accept } from '../people/technician.js';
import type { Api } from '../support/api.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const PHONE = { width: 390, height: 844 };
const TODAY = '2026-11-18';

/** Asks for pieces of one thing at a lesson, as its teacher. */
function ask(teacher: Api, lessonId: string, title: string, lines: object[], more: object = {}): Promise<Requisition> {
  return teacher.post('/requisitions', { lessonId, title, lines, lateReason: 'forgot', status: 'submitted', ...more });
}

/** Whether the second lesson is the same class's on a later day. */
const isLater = (one: Lesson, other: Lesson): boolean => other.date > one.date && other.group?.code === one.group?.code;

async function first(api: Api, from: string, to: string): Promise<Lesson> {
  const [lesson] = await lessonsOf(api, from, to);
  if (!lesson) throw new Error(`There is no lesson from ${from} to ${to}.`);
  return lesson;
}

test('kit is counted out and back on a phone: what broke stands in the book with its cost, and who holds it next is told', async ({
  person,
}) => {
  const [teacher, next, technician] = [await person(LEO_ART), await person(SIAN_WORKSHOP), await person(CAROL_TECHNICIAN, PHONE)];
  const name = ownTitle('Flask');
  const thing = { name, owned: 9, category: 'Glassware', location: 'Prep 1' };
  const { id: apparatusId } = await technician.api.post<Apparatus>('/apparatus', thing);
  const line = { name, apparatusId, kind: 'apparatus' };
  const title = ownTitle('Distilling');
  const asked = await ask(teacher.api, (await first(teacher.api, TODAY, TODAY)).id, title, [{ ...line, perClass: 6 }]);
  const later = await ask(next.api, (await first(next.api, '2026-12-02', '2026-12-04')).id, ownTitle('Fractions'), [
    { ...line, perClass: 9 },
  ]);
  await accept(technician.api, asked);
  const status = async (): Promise<string> => (await technician.api.get<Requisition>(`/requisitions/${asked.id}`)).status;

  const { page } = technician;
  await page.goto(`/requests/${asked.id}`);
  const kit = page.locator('app-coming-back');
  await expect(kit).toContainText(`Counted out: 6 × ${name}.`);
  await kit.getByRole('button', { name: 'Make ready' }).click();
  await kit.getByLabel(/^Minutes it took to make/).fill('twenty');
  await kit.getByRole('button', { name: 'It is ready' }).click();
  await expect(kit).toContainText('Write whole minutes, up to 24 hours.');
  await kit.getByLabel(/^Minutes it took to make/).fill('20');
  await kit.getByRole('button', { name: 'It is ready' }).click();
  await kit.getByRole('button', { name: 'Taken out' }).click();
  await expect(kit.getByRole('button', { name: 'Count it back' })).toBeVisible();
  await expect.poll(status).toBe('delivered');

  await kit.getByRole('button', { name: 'Count it back' }).click();
  const fewer = kit.getByRole('button', { name: `One fewer: ${name}: came back, of 6` });
  await fewer.click();
  await fewer.click();
  const gone = kit.getByRole('group', { name: `2 × ${name} did not come back` });
  await gone.getByLabel(/^Cost/).fill('-3');
  await expectNoSidewaysScroll(page);
  await kit.getByRole('button', { name: 'All counted, put away' }).click();
  await expect(gone).toContainText('Write what it costs in pounds, such as 4.50.');
  await gone.getByLabel('What became of it').selectOption('Lost');
  await gone.getByLabel(/^Cost/).fill('8.40');
  await kit.getByLabel(/^Minutes it took to clear/).fill('12');
  await kit.getByRole('button', { name: 'All counted, put away' }).click();
  await expect(toast(page)).toContainText(`${title}: put away, 2 not back and written in the breakage book.`);
  await expect.poll(status).toBe('cleared');

  // taken back whole, and done again
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(status).toBe('delivered');
  await expect.poll(async () => (await technician.api.get<Apparatus>(`/apparatus/${apparatusId}`)).outOfService).toBe(0);
  await page.reload();
  await kit.getByRole('button', { name: 'Count it back' }).click();
  await fewer.click();
  await fewer.click();
  // one broke and one is lost: said at once, each with its own cost
  await gone.getByLabel('What became of it').selectOption('Broken');
  await gone.getByRole('button', { name: 'Not all the same' }).click();
  const broken = gone.getByRole('group', { name: `1 × ${name}: Broken` });
  const lost = gone.getByRole('group', { name: `1 × ${name}: Lost` });
  await broken.getByLabel(/^Cost/).fill('4.20');
  await lost.getByLabel(/^Cost/).fill('6');
  await lost.getByRole('button', { name: `Same as the rest: 1 × ${name}` }).click();
  await expect(lost).toHaveCount(0);
  await gone.getByRole('button', { name: 'Not all the same' }).click();
  await lost.getByLabel(/^Cost/).fill('8.40');
  await expectNoSidewaysScroll(page);
  await kit.getByRole('button', { name: 'All counted, put away' }).click();
  await expect.poll(status).toBe('cleared');

  await page.goto('/apparatus/breakages');
  const entries = page.getByRole('listitem').filter({ hasText: name });
  await expect(entries).toHaveCount(2);
  await expect(entries.filter({ hasText: '1 lost, £8.40' })).toBeVisible();
  const entry = entries.filter({ hasText: '1 broken, £4.20' });
  await expect(entry).toBeVisible();
  await expectNoSidewaysScroll(page);
  await entry.getByRole('link', { name: new RegExp(`: ${name}$`) }).click();
  await expect(page.locator('app-requisition-view')).toContainText(title);

  await expect.poll(async () => (await next.api.get<Requisition>(`/requisitions/${later.id}`)).short).toBe(true);
  await next.page.goto('/messages');
  await expect(next.page.locator('main')).toContainText(name);
});

test('what stays out stands on the shelf by its day; what was made for nothing says its minutes and blames nobody', async ({ person }) => {
  const [teacher, technician] = [await person(LEO_ART), await person(CAROL_TECHNICIAN, PHONE)];
  const lessons = await lessonsOf(teacher.api, TODAY, '2026-11-27');
  const lesson = lessons.find((one) => lessons.some((other) => isLater(one, other)));
  const until = lesson && lessons.find((other) => isLater(lesson, other));
  if (!lesson || !until) throw new Error('Leo Fraser has no class twice in these days.');
  const title = ownTitle('Drying prints');
  const lines = [{ name: 'Blotting paper', kind: 'consumable', perClass: 3 }];
  const asked = await ask(teacher.api, lesson.id, title, lines, { keepUntilLessonId: until.id });
  await accept(technician.api, asked);
  const { version } = await technician.api.get<Requisition>(`/requisitions/${asked.id}`);
  await technician.api.post(`/requisitions/${asked.id}/transitions`, { to: 'prepared', version, actualMinutes: 25 });

  const { page } = technician;
  await page.goto('/today');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('link', { name: /^Kept out/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Kept out' })).toBeVisible();
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toContainText(/until \w{3} \d+ Nov/);
  await expectNoSidewaysScroll(page);
  await row.getByRole('button', { name: /^Out, back, broken: / }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Taken out' }).click();
  await sheet.getByRole('button', { name: 'Not used' }).click();
  await expect(toast(page)).toContainText(title);
  await expect(sheet).toContainText('Made and not used: 25 min of preparing.');
  await page.keyboard.press('Escape');
  await expect(row).toHaveCount(0);
});

test('a lesson done without a request is written down after it, and stands among the requests as that', async ({ person }) => {
  const { page, api } = await person(CAROL_TECHNICIAN, PHONE);
  const title = ownTitle('Lino cuts');
  const written = async (): Promise<Requisition[]> =>
    (await api.get<{ items: Requisition[] }>(`/requisitions?q=${encodeURIComponent(title)}`)).items;
  await page.goto('/requests');
  await page.getByRole('link', { name: 'Done without a request' }).click();
  await page.getByLabel('Whose lesson').selectOption({ label: 'Leo Fraser' });
  const day = page.getByRole('textbox', { name: 'Day' });
  await day.fill('17/11');
  await day.press('Tab');
  const lesson = page.getByRole('combobox', { name: 'Lesson', exact: true });
  await lesson.selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByText('Say what was done.')).toBeVisible();
  await page.getByRole('button', { name: 'Write a free list instead' }).click();
  await page.getByLabel('What was done').fill(title);
  await page.getByLabel('How it went').selectOption('Partly used');
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(toast(page)).toContainText(`${title}: written down for`);
  expect(await written()).toMatchObject([{ title, status: 'cleared', outcome: 'partly-used' }]);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await written())[0]?.status).toBe('cancelled');
});
