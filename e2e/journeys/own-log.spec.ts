import type { LogAnswer } from '@app/shared';
import { HELEN_HEAD, SAM_TECHNICIAN } from '../people/demo-people.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';
import { expectNoSidewaysScroll } from '../support/width.js';

const NOTE = 'With the head of science, about the orders';

test('a technician writes time to meet down, shares it and takes the sharing back, and nobody else ever reads the entry', async ({
  person,
}) => {
  const technician = await person(SAM_TECHNICIAN, { width: 320, height: 640 });
  const head = await person(HELEN_HEAD);
  const shared = async (): Promise<number> => {
    const answer = await head.api.get<LogAnswer>('/log');
    expect(JSON.stringify(answer)).not.toContain(NOTE);
    expect(answer.items).toEqual([]);
    return answer.shared.find(({ kind }) => kind === 'meeting')?.minutes ?? 0;
  };
  const before = await shared();
  const { page } = technician;
  await page.goto('/log');
  await page.getByLabel('What', { exact: true }).selectOption({ label: 'Time to meet' });
  await page.getByLabel('Minutes').fill('35');
  await page.getByLabel('Note, for yourself').fill(NOTE);
  await page.getByRole('button', { name: 'Write it down' }).click();
  const entry = page.getByRole('listitem').filter({ hasText: NOTE });
  await expect(entry).toContainText('Time to meet: 35 min');
  await expectNoSidewaysScroll(page);
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(await shared()).toBe(before);

  await entry.getByRole('button', { name: /^Share: Time to meet/ }).click();
  await expect(entry.getByText('shared', { exact: true })).toBeVisible();
  expect(await shared()).toBe(before + 35);
  await head.page.goto('/log');
  await expect(head.page.getByRole('region', { name: 'What technicians share' })).toContainText('Time to meet');
  await expect(head.page.getByText(NOTE)).toHaveCount(0);

  await entry.getByRole('button', { name: /^Stop sharing: Time to meet/ }).click();
  await expect(entry.getByText('shared', { exact: true })).toHaveCount(0);
  expect(await shared()).toBe(before);
  await entry.getByRole('button', { name: /^Take away: Time to meet/ }).click();
  await expect(entry).toHaveCount(0);
});
