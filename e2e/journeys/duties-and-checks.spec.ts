import type { Apparatus } from '@app/shared';
import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const PHONE = { width: 390, height: 844 };

test('a duty by a rule stands in the list of its day; a rule of every second is refused, and says what to write', async ({ person }) => {
  const { page } = await person(SAM_TECHNICIAN, { ...PHONE, expects: [/status of 422.*\/api\/duties$/] });
  const title = ownTitle('Flush the eye-wash');
  await page.goto('/duties');
  await page.getByRole('button', { name: 'Add a duty' }).click();
  await page.getByLabel('What is to be done').fill(title);
  await page.getByLabel('Minutes').fill('15');
  await page.getByLabel('How often').selectOption('By a rule of its own');
  const rule = page.getByLabel('Rule (RFC 5545)');
  await rule.fill('FREQ=SECONDLY');
  const from = page.getByRole('textbox', { name: /^From/ });
  await from.fill('18/11');
  await from.press('Tab');
  await page.getByRole('textbox', { name: 'Not before' }).fill('13:00');
  await page.getByRole('textbox', { name: 'Done by' }).fill('15:00');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert').getByText('A duty comes back by the day, the week or the month')).toBeVisible();
  await expectNoSidewaysScroll(page);
  await rule.fill('FREQ=WEEKLY;INTERVAL=2;BYDAY=WE');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toContainText('every other week on Wednesday');
  await expect(row).toContainText('Next Wed 18 Nov');

  await page.goto('/today');
  await page.getByRole('combobox', { name: 'Show' }).selectOption('all');
  const later = page.getByRole('button', { name: /^Later/ });
  await expect(later).toBeVisible();
  if ((await later.getAttribute('aria-expanded')) === 'false') await later.click();
  await expect(later).toHaveAttribute('aria-expanded', 'true');
  // a long list is folded once more
  const tick = page.getByRole('button', { name: `Done: ${title}`, exact: true });
  const more = page.getByRole('button', { name: /^Show \d+ more$/ });
  await expect(tick.or(more).first()).toBeVisible();
  if (!(await tick.isVisible())) await more.click();
  await expect(tick).toBeVisible();
});

test('an overdue check takes its item out of use until it is done, and its undo does so again', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN, PHONE);
  const [name, title] = [ownTitle('Pressure cooker'), ownTitle('Pressure test')];
  const { id } = await api.post<Apparatus>('/apparatus', { name, owned: 1, labelled: true, category: 'Heating', location: 'Prep 1' });
  const out = async (): Promise<number> => (await api.get<Apparatus>(`/apparatus/${id}`)).outOfService;

  await page.goto('/duties');
  await page.getByRole('button', { name: 'Add a check' }).click();
  await page.getByLabel('What is checked').fill(title);
  await page.getByLabel(/^Which item/).fill(name);
  await page.getByRole('button', { name, exact: true }).click();
  const due = page.getByRole('textbox', { name: 'Due' });
  await due.fill('2/11');
  await due.press('Tab');
  await page.getByLabel(/^Again every so many months/).fill('12');
  await page.getByLabel('While it is overdue nobody can have the item').check();
  await expectNoSidewaysScroll(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const row = page.getByRole('listitem').filter({ hasText: title });
  await expect(row).toContainText('Overdue');
  await expect(row).toContainText('Out of service until it is done');
  await expect.poll(out).toBe(1);

  await row.getByLabel(`What was found: ${title}`).fill('Seal renewed, holds 1.5 bar');
  await row.getByRole('button', { name: /^Done today/ }).click();
  await expect(toast(page)).toContainText(`${title}: done, due again`);
  await expect(row).toContainText('Last done Wed 18 Nov by Sam Okoro');
  await expect(row).toContainText('Seal renewed, holds 1.5 bar');
  await expect(row).not.toContainText('Overdue');
  await expect.poll(out).toBe(0);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText('Overdue');
  await expect.poll(out).toBe(1);
});

test('a source has a log of use: only who may takes it out, it is brought back from the same page, and the log prints', async ({
  person,
}) => {
  const technician = await person(SAM_TECHNICIAN, PHONE);
  const teacher = await person(PRIYA_TEACHER);
  const { id: me } = (await technician.api.get<{ user: { id: string } }>('/me')).user;
  const name = ownTitle('Cobalt source');
  const thing = { name, owned: 1, labelled: true, useLog: true, mayUse: [me], category: 'Radioactivity', location: 'Steel store' };
  const { id } = await technician.api.post<Apparatus>('/apparatus', thing);

  await teacher.page.goto(`/apparatus/${id}/uses`);
  await expect(teacher.page.getByText('You are not among those who may use it.')).toBeVisible();
  await expect(teacher.page.getByRole('button', { name: 'I take it out' })).toHaveCount(0);

  const { page } = technician;
  const note = ownTitle('Wipe test');
  await page.goto(`/apparatus/${id}/uses`);
  await page.getByLabel(/^What for, and how much/).fill(note);
  await page.getByRole('button', { name: 'I take it out' }).click();
  const row = page.getByRole('row').filter({ hasText: note });
  await expect(row).toContainText('Sam Okoro');
  await expect(row).toContainText('out now');
  await expectNoSidewaysScroll(page);
  await row.getByRole('button', { name: /^It is back/ }).click();
  await expect(row).not.toContainText('out now');

  await page.emulateMedia({ media: 'print' });
  await expect(row).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: `Use log: ${name}` })).toBeVisible();
  await expect(page.getByRole('button', { name: 'I take it out' })).toBeHidden();
  await expect(page.getByRole('navigation').first()).toBeHidden();
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(1000);
});
