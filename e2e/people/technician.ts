import type { Lesson, PrepList, Requisition } from '@app/shared';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Api } from '../support/api.js';

/** Opens the ticket of a request among the rooms of Today, where its steps after the making are ticked. */
export async function openTicket(page: Page, title: string): Promise<void> {
  const cell = page.locator('app-rooms-of-day').getByRole('button', { name: new RegExp(`^${title} `) });
  await cell.click();
  await expect(cell).toHaveAttribute('aria-expanded', 'true');
}

/** The buttons that mark the four steps of one request as done, on Today; the title must be the request's alone. */
export function ticks(page: Page, title: string): Record<'prepare' | 'deliver' | 'collect' | 'clear', Locator> {
  const tick = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
  return {
    prepare: tick(`Done: ${title}`),
    deliver: tick(new RegExp(`^Done: Deliver.*${title}`)),
    collect: tick(new RegExp(`^Done: Collect.*${title}`)),
    clear: tick(`Done: Clear away: ${title}`),
  };
}

/** Presses a tick and sees that it took. */
export async function tick(button: Locator): Promise<void> {
  await button.click();
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

/** Unfolds what is done, wherever Today has it folded. */
export async function showDone(page: Page): Promise<void> {
  const folds = page.getByRole('button', { name: /^Done \d+$/, expanded: false });
  await expect(folds.first()).toBeVisible();
  for (let left = await folds.count(); left > 0; left--) {
    await folds.first().click();
    // pressed again before it is unfolded it would be folded
    await expect(folds).toHaveCount(left - 1);
  }
}

/** What waits for an answer on Today, unfolded, as a row with this title. */
export async function waitingRow(page: Page, title: string): Promise<Locator> {
  const card = page.locator('app-waiting-requisitions');
  await card.getByRole('button', { name: /^(Answer|Show)$/ }).click();
  return card.getByRole('listitem').filter({ hasText: title });
}

/** A request with a title of its own for this lesson, asked by the lesson's teacher beside the page. */
export async function freeList(teacher: Api, lesson: Lesson, title: string): Promise<Requisition> {
  return teacher.post<Requisition>('/requisitions', {
    lessonId: lesson.id,
    title,
    lines: [{ name: 'Coloured filters', kind: 'apparatus', perClass: 3 }],
    lateReason: 'forgot',
    status: 'submitted',
  });
}

/** Accepts a request beside the page, unless it was accepted by itself. */
export async function accept(technician: Api, { id }: Pick<Requisition, 'id'>): Promise<void> {
  const { status, version } = await technician.get<Requisition>(`/requisitions/${id}`);
  if (status === 'submitted') await technician.post(`/requisitions/${id}/transitions`, { to: 'accepted', version });
}

export function prepListOf(technician: Api, date: string): Promise<PrepList> {
  return technician.get<PrepList>(`/prep-list?date=${date}`);
}

/** Waits until nothing that was tapped is kept to be sent: a page that is left before sends it again, and hears that it is done already. */
export async function allSent(page: Page): Promise<void> {
  const kept = (): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((done, failed) => {
          const opening = indexedDB.open('requisite');
          opening.onerror = () => failed(new Error('The database of the browser does not open.'));
          opening.onsuccess = () => {
            const all = opening.result.transaction('kept').objectStore('kept').getAll();
            all.onsuccess = () => {
              opening.result.close();
              done((all.result as { kind: string }[]).filter(({ kind }) => kind === 'tap').length);
            };
          };
        }),
    );
  await expect.poll(kept).toBe(0);
}
