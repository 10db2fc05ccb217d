import type { Lesson, PracticalSummary, PreviewAnswer } from '@app/shared';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Api } from '../support/api.js';

/** One's own lessons of these dates, in order of time. */
export async function lessonsOf(api: Api, from: string, to: string): Promise<Lesson[]> {
  const { items } = await api.get<{ items: Lesson[] }>(`/lessons?from=${from}&to=${to}&limit=200`);
  return items.sort((one, other) => one.start.localeCompare(other.start));
}

/** The practicals that the library has for a year group, best first. */
export async function practicalsFor(api: Api, lesson: Lesson): Promise<PracticalSummary[]> {
  const year = lesson.group?.year == null ? '' : `&year=${lesson.group.year}`;
  return (await api.get<{ items: PracticalSummary[] }>(`/practicals?q=&limit=50${year}`)).items;
}

/** A lesson and a practical of the library whose preview is as wanted. */
export interface Chance {
  lesson: Lesson;
  practical: PracticalSummary;
  answer: PreviewAnswer;
}

/**
 * The first of these lessons, and a practical for it, of which the preview is as wanted: the demo school is never twice in the
 * same state once journeys have been through it. @throws Error when there is none
 */
export async function chanceOf(
  api: Api,
  lessons: readonly Lesson[],
  wanted: (answer: PreviewAnswer) => boolean,
  groupSize?: number,
): Promise<Chance> {
  for (const lesson of lessons)
    for (const practical of await practicalsFor(api, lesson)) {
      const body = { lessonId: lesson.id, practicalId: practical.id, ...(groupSize && { groupSize }) };
      const answer = await api.post<PreviewAnswer>('/requisitions/preview', body).catch(ofAnotherDepartment);
      if (answer && wanted(answer)) return { lesson, practical, answer };
    }
  throw new Error(`None of ${lessons.length} lessons has a practical with the preview that this journey needs.`);
}

/** The library has the practicals of all departments, and those of another are refused. @throws what else went wrong */
function ofAnotherDepartment(error: unknown): null {
  if (String(error).includes('wrong-department')) return null;
  throw error;
}

/** On time, complete, and not too much for anybody. */
export function isEasy(answer: PreviewAnswer): boolean {
  return !answer.late && !answer.blocked && answer.shortages.length === 0 && !answer.overload;
}

/** The link of a lesson in My fortnight. */
export function lessonCard(page: Page, lesson: Pick<Lesson, 'id'>): Locator {
  return page.locator(`[id="lesson-${lesson.id}"]`);
}

/** The panel of the lesson that is open. */
export function panelOf(page: Page, lesson: Pick<Lesson, 'group'>): Locator {
  const name = new RegExp(`^${(lesson.group?.code ?? '').replace('/', '\\/')} · `);
  return page.getByRole('complementary', { name }).or(page.getByRole('dialog', { name }));
}

/** Opens a lesson; when something stands there already, goes on to asking for something more. */
export async function openForm(page: Page, lesson: Lesson): Promise<Locator> {
  await lessonCard(page, lesson).click();
  const panel = panelOf(page, lesson);
  const more = panel.getByRole('button', { name: 'Add another practical' });
  const find = panel.getByRole('combobox', { name: 'Practical' });
  await expect(more.or(find)).toBeVisible();
  if (await more.isVisible()) await more.click();
  await expect(find).toBeFocused();
  return panel;
}

/** The fewest first letters of a title, three at least, at which the library shows it; to be typed with the field in focus. */
export async function typeLetters(panel: Locator, title: string): Promise<Locator> {
  const option = panel.getByRole('option').filter({ hasText: title }).first();
  for (const [at, letter] of [...title].entries()) {
    await panel.page().keyboard.press(letter === ' ' ? 'Space' : letter);
    if (at < 2) continue;
    await expect(panel.getByRole('listbox', { name: 'Practicals' })).not.toHaveClass(/searching/);
    if (await option.isVisible()) return option;
  }
  await expect(option).toBeVisible();
  return option;
}

/** What the foot of the page says was just done. */
export function toast(page: Page): Locator {
  return page.getByRole('status').locator('.toast');
}
