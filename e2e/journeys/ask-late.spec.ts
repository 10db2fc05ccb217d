import type { Outbox, Workload } from '@app/shared';
import { shortDay } from '../support/dates.js';
import { ALEX_ADMIN, HELEN_HEAD, SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonCard, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import { freeList, waitingRow } from '../people/technician.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';

const WEEKS = 'from=2026-11-16&to=2026-12-27';

test('a late request wants a reason, and stands on the technician’s Today and in the head’s late figures', async ({ person }) => {
  const teacher = await person(TEACHERS.GAD);
  const head = await person(HELEN_HEAD);
  const before = await head.api.get<Workload>(`/workload?${WEEKS}`);
  const soon = await lessonsOf(teacher.api, '2026-11-19', '2026-11-20');
  const { lesson, practical } = await chanceOf(teacher.api, soon, (one) => one.late && !one.blocked && one.shortages.length === 0);

  await teacher.page.goto('/fortnight');
  const panel = await openForm(teacher.page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  await expect(panel.getByText(/^Late by /)).toBeVisible();
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(panel.getByText('Say why this comes late.')).toBeVisible();
  await panel.getByLabel('Why it is late').selectOption({ label: 'Equipment failed' });
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(teacher.page)).toContainText(`Asked for ${practical.title}: sent, not accepted yet`);
  await expect(lessonCard(teacher.page, lesson)).toContainText(/sent, not accepted yet|late/);

  const technician = await person(SAM_TECHNICIAN);
  await technician.page.goto('/');
  await expect(technician.page).toHaveURL(/\/today$/);
  const row = (await waitingRow(technician.page, practical.title))
    .filter({ hasText: `${lesson.group?.code} · ${shortDay(lesson.date)}` })
    .last();
  await expect(row).toContainText('Grace Adeyemi');
  await expect(row).toContainText('reason: equipment failed');
  await expect(row).toContainText(/\d+ school days? late/);

  // what is yet to come is told apart from what came late so far
  const after = await head.api.get<Workload>(`/workload?${WEEKS}`);
  expect(after.lateToCome).toBeGreaterThan(before.lateToCome);
  expect(after.late.late).toBe(before.late.late);
  await head.page.goto('/');
  await expect(head.page).toHaveURL(/\/workload$/);
  await head.page.getByRole('link', { name: /late requests? for lessons to come$/ }).click();
  await expect(head.page.getByRole('heading', { level: 1, name: 'Late requests' })).toBeVisible();
  await head.page.getByRole('combobox', { name: 'Reason' }).selectOption({ label: 'equipment failed' });
  const line = head.page.getByRole('row').filter({ hasText: lesson.group?.code }).filter({ hasText: practical.title });
  await expect(line.first()).toContainText('Grace Adeyemi');
  await expect(line.first()).toContainText('equipment failed');
});

test('without a mail server the outbox shows whom a late request was written to', async ({ person }) => {
  const teacher = await person(TEACHERS.GAD);
  const [lesson] = await lessonsOf(teacher.api, '2026-11-20', '2026-11-20');
  if (!lesson) throw new Error('Grace Adeyemi has no lesson on that day.');
  const { page, api } = await person(ALEX_ADMIN);
  const written = async () =>
    (await api.get<Outbox>('/outbox?limit=200')).items.filter(({ event }) => event === 'requisition.late').map(({ id }) => id);
  const before = await written();
  await freeList(teacher.api, lesson, ownTitle('Yeast in a balloon'));
  await expect.poll(async () => (await written()).some((id) => !before.includes(id)), { timeout: 120_000 }).toBe(true);
  await page.goto('/school/outbox');
  await expect(page.getByText('No mail server is set up, so nothing is sent.')).toBeVisible();
  const mail = page.getByRole('listitem').filter({ hasText: 'A late request' });
  await expect(mail.first()).toContainText('@oakfield.example');
});
