import type { Apparatus, LibraryPractical, PracticalSummary } from '@app/shared';
import { PRIYA_TEACHER, SAM_TECHNICIAN } from '../people/demo-people.js';
import { toast } from '../people/teacher.js';
import { expect, test } from '../support/test.js';
import { ownTitle } from '../support/title.js';
import { expectNoSidewaysScroll } from '../support/width.js';

test('a technician says on a phone what can stand in for a thing, takes it back, and a teacher reads it', async ({ person }) => {
  const technician = await person(SAM_TECHNICIAN, { width: 320, height: 780 });
  const [light, stereo] = [ownTitle('Lamp'), ownTitle('Torch')];
  const one = await technician.api.post<Apparatus>('/apparatus', { name: light, owned: 3 });
  await technician.api.post<Apparatus>('/apparatus', { name: stereo, owned: 9 });
  const { page } = technician;
  await page.goto(`/apparatus/${one.id}`);
  const part = page.getByRole('region', { name: 'Can stand in for it' });
  await part.getByLabel('What can stand in for it').fill(stereo);
  await page.keyboard.press('Enter');
  await expect(part.getByRole('link', { name: stereo })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect(part.getByRole('link', { name: stereo })).toHaveCount(0);
  await part.getByLabel('What can stand in for it').fill(stereo);
  await part.getByRole('button', { name: 'Add it' }).click();
  await expect(part.getByRole('link', { name: stereo })).toBeVisible();

  const teacher = await person(PRIYA_TEACHER);
  await teacher.page.goto(`/apparatus/${one.id}`);
  const read = teacher.page.getByRole('region', { name: 'Can stand in for it' });
  await expect(read.getByRole('link', { name: stereo })).toBeVisible();
  await expect(read.getByRole('button')).toHaveCount(0);
});

test('practicals that serve the same point of the curriculum name each other', async ({ person }) => {
  const { page, api } = await person(SAM_TECHNICIAN);
  const add = (title: string) => api.post<PracticalSummary>('/practicals', { title, subject: 'Physics', serves: `P ${title.slice(-6)}` });
  const first = await add(ownTitle('Waves'));
  const other = await api.post<LibraryPractical>('/practicals', {
    title: ownTitle('Slinky'),
    subject: 'Physics',
    serves: (await api.get<LibraryPractical>(`/practicals/${first.id}`)).serves,
  });
  await page.goto(`/library/${first.id}`);
  await page.getByRole('region', { name: 'Can stand in for it' }).getByRole('link', { name: other.title }).click();
  await expect(page.getByRole('heading', { level: 1, name: other.title })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Can stand in for it' })).toContainText(first.title);
});

test('a technician says on a practical’s page which other may stand in for it, by keyboard on a phone, and Undo takes it back', async ({
  person,
}) => {
  const { page, api } = await person(SAM_TECHNICIAN, { width: 320, height: 780 });
  const add = (title: string) => api.post<LibraryPractical>('/practicals', { title, subject: 'Physics' });
  const [one, other] = [await add(ownTitle('Pendulum')), await add(ownTitle('Metronome'))];
  await page.goto(`/library/${one.id}`);
  const part = page.getByRole('region', { name: 'Can stand in for it' });
  await part.getByLabel('A practical that may stand in for it').fill(other.title);
  await page.keyboard.press('Enter');
  await expect(part.getByRole('link', { name: other.title })).toBeVisible();
  await expectNoSidewaysScroll(page);
  expect((await api.get<LibraryPractical>(`/practicals/${other.id}`)).standIns.map(({ title }) => title)).toEqual([one.title]);
  await toast(page).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await api.get<LibraryPractical>(`/practicals/${one.id}`)).standIns).toEqual([]);
  expect((await api.get<LibraryPractical>(`/practicals/${other.id}`)).serves).toBeNull();
});
