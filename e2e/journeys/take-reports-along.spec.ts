import { readFile } from 'node:fs/promises';
import type { LatenessReport, RecognitionReport, ServiceFactorReport } from '@app/shared';
import { HELEN_HEAD } from '../people/demo-people.js';
import { accessibilityFaults } from '../support/axe.js';
import { expect, test } from '../support/test.js';

const HALF = 'from=2026-11-03&to=2026-12-18';
/** Each report by its address, its title, how its table begins, and what a page of it says. */
const REPORTS = [
  ['lateness', 'Late requests', 'of,name,asked,late,excused,rate'],
  ['recognition', 'What technicians do, and what they are paid for', 'of,minutes,count,agreedMinutes'],
  ['service-factor', 'Technician hours for the science taught', 'of,source,factor,hours'],
] as const;

test('a head takes each report along as a table and as a page, and the figures of all three ways are one', async ({ person }) => {
  const { page, api, context } = await person(HELEN_HEAD);
  await page.goto(`/reports?${HALF}`);
  for (const [report, title, columns] of REPORTS) {
    const card = page.getByRole('region', { name: title });
    await expect(card.getByRole('link', { name: `CSV: ${title}` })).toBeVisible();
    const download = page.waitForEvent('download');
    await card.getByRole('link', { name: `CSV: ${title}` }).click();
    const table = await readFile(await (await download).path(), 'utf8');
    expect([report, table.replace('\ufeff', '').split('\r\n')[0]]).toEqual([report, columns]);
    const address = await card.getByRole('link', { name: `PDF: ${title}` }).getAttribute('href');
    const file = await context.request.get(address ?? '');
    expect([report, file.status(), file.headers()['content-type'], (await file.body()).subarray(0, 5).toString()]).toEqual([
      report,
      200,
      'application/pdf',
      '%PDF-',
    ]);
    const asked = new URL(address ?? '', 'http://x').searchParams;
    asked.delete('format');
    const json = await api.get<LatenessReport & RecognitionReport & ServiceFactorReport>(`/reports/${report}?${asked.toString()}`);
    if (report === 'lateness') expect(table).toContain(`all,,${json.asked},${json.late},${json.excused},`);
    if (report === 'recognition') expect(table).toContain(`contracted,${json.contractedMinutes},,`);
    if (report === 'service-factor') expect(table).toContain(`taught,,,${json.taughtHours}`);
  }
  await expect(page.getByRole('heading', { name: 'Do they get training, and time to meet?' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
