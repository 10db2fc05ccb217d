import { SAM_TECHNICIAN, TEACHERS } from '../people/demo-people.js';
import { chanceOf, lessonCard, lessonsOf, openForm, toast, typeLetters } from '../people/teacher.js';
import { expect, test } from '../support/test.js';

test('what is short is offered other ways as buttons, and can be asked for short', async ({ person }) => {
  const { page, api } = await person(TEACHERS.TOB, { expects: [/status of 409.*\/api\/requisitions$/] });
  const week = (await lessonsOf(api, '2026-11-30', '2026-12-11')).filter(({ state }) => state === 'unanswered');
  const { lesson, practical, answer } = await chanceOf(
    api,
    week,
    (one) => one.shortages.length > 0 && one.alternatives.some(({ kind }) => kind === 'sets'),
    1,
  );
  await page.goto('/fortnight?from=2026-11-30');
  const panel = await openForm(page, lesson);
  await (await typeLetters(panel, practical.title)).click();
  const size = panel.getByRole('textbox', { name: 'Pupils in a set' });
  await size.fill('1');
  await size.press('Tab');

  const short = panel.locator('app-note').filter({ hasText: 'Short of ' });
  await expect(short).toContainText(`${answer.shortages[0]?.short} × ${answer.shortages[0]?.name}`);
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(panel.getByRole('alert')).toBeVisible();
  await expect(panel.getByText(practical.title, { exact: true })).toBeVisible();

  const larger = answer.alternatives.find(({ kind }) => kind === 'sets');
  const way = short.getByRole('button', { name: larger?.text });
  const more = short.getByRole('button', { name: /^\d+ more$/ });
  await expect(way.or(more).first()).toBeVisible();
  if (!(await way.isVisible())) await more.click();
  await way.click();
  await expect(short).toHaveCount(0);
  await expect(size).toHaveValue(`${larger?.apply.groupSize}`);

  await size.fill('1');
  await size.press('Tab');
  await short.getByRole('button', { name: 'Go short' }).click();
  await expect(short).toContainText('You go short');
  await panel.getByRole('button', { name: 'Send request' }).click();
  await expect(toast(page)).toContainText(`Asked for ${practical.title}: sent, not accepted yet`);
  await expect(lessonCard(page, lesson)).toContainText('short');

  const technician = await person(SAM_TECHNICIAN);
  await technician.page.goto('/requests?view=attention');
  const row = technician.page
    .getByRole('listitem')
    .filter({ hasText: lesson.group?.code ?? '' })
    .filter({ hasText: practical.title });
  await expect(row.first()).toContainText('short');
});
