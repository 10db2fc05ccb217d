import type { Page } from '@playwright/test';
import decodeQR from 'qr/decode.js';
import { DEMO_PASSWORD, SAM_TECHNICIAN } from '../people/demo-people.js';
import { prepListOf } from '../people/technician.js';
import { expect, test } from '../support/test.js';

const TODAY = '2026-11-18';
const PHONE = { width: 390, height: 844 };
/** Dots of a picture to a square of the code. */
const SCALE = 4;

/** What a camera reads off a code on the page: its squares as they are drawn, made a picture, and read from that. */
async function readCode(page: Page): Promise<string> {
  const drawing = page.locator('app-qr-code svg').first();
  const [size = 0] = ((await drawing.getAttribute('viewBox')) ?? '').split(' ').slice(2).map(Number);
  const squares = (await drawing.locator('path').getAttribute('d')) ?? '';
  const wide = size * SCALE;
  const data = new Uint8Array(wide * wide * 4).fill(255);
  for (const [, x, y] of squares.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let down = 0; down < SCALE; down++) {
      const from = ((Number(y) * SCALE + down) * wide + Number(x) * SCALE) * 4;
      for (let dot = 0; dot < SCALE; dot++) data.fill(0, from + dot * 4, from + dot * 4 + 3);
    }
  return decodeQR({ width: wide, height: wide, data });
}

test('a phone’s own camera opens the request, the item and the stock of a label, after its person has signed in', async ({
  person,
  visitor,
}) => {
  const { page, api } = await person(SAM_TECHNICIAN);
  await page.goto(`/today/paper?date=${TODAY}&sheet=slips`);
  const slip = page.locator('app-slips-sheet article').first();
  await expect(slip).toBeVisible();
  const [group = ''] = (await slip.locator('b').innerText()).split(' · ');
  const request = await readCode(page);

  const first = async (path: string): Promise<string> => (await api.get<{ items: { id: string }[] }>(path)).items[0]?.id ?? '';
  await page.goto(`/scan/label?apparatus=${await first('/apparatus')}`);
  const item = (await page.locator('.label b').innerText()).trim();
  const ofItem = await readCode(page);
  await page.goto(`/scan/label?stock=${await first('/stock')}`);
  const stock = (await page.locator('.label b').innerText()).trim();
  const ofStock = await readCode(page);
  expect([request, ofItem, ofStock].map((text) => new URL(text).pathname)).toEqual([
    expect.stringMatching(/^\/requests\/./),
    expect.stringMatching(/^\/apparatus\/./),
    expect.stringMatching(/^\/stock\/./),
  ]);

  // the phone is nobody's yet: whoever signs in comes to what was scanned
  const phone = await visitor(PHONE);
  await phone.page.goto(request);
  await expect(phone.page).toHaveURL(/sign-in/);
  await phone.page.getByLabel('E-mail').fill(SAM_TECHNICIAN);
  await phone.page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await phone.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(phone.page).toHaveURL(request);
  await expect(phone.page.getByRole('heading', { level: 1 })).toContainText(group);
  await phone.page.goto(ofItem);
  await expect(phone.page.getByRole('heading', { level: 1 })).toContainText(item);
  await phone.page.goto(ofStock);
  await expect(phone.page.getByRole('heading', { level: 1 })).toContainText(stock);
});

test('a code that was typed in opens what it is of, and one from elsewhere is not followed and said so', async ({ person, baseURL }) => {
  const { page, api } = await person(SAM_TECHNICIAN, PHONE);
  const { tasks } = await prepListOf(api, TODAY);
  const one = tasks.find(({ requisitionId, lesson }) => requisitionId !== null && lesson !== null);
  await page.goto('/scan');
  const field = page.getByLabel('Or type the request’s number or the words on the label');
  await field.fill('https://elsewhere.example/requests/1');
  await page.getByRole('button', { name: 'Find it' }).click();
  await expect(page.getByText('That code is not from here, and was not followed')).toBeVisible();
  await expect(page).toHaveURL(/\/scan$/);
  await field.fill(`${baseURL}/requests/${one?.requisitionId}`);
  await page.getByRole('button', { name: 'Find it' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(one?.lesson?.group ?? 'nothing');
});
