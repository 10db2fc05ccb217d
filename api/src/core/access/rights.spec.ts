import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { TRANSITIONS } from '@app/shared';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { ACTS, type Act, stepAct } from '../../testing/rights/acts.js';
import { makeWorld, PEOPLE, type World } from '../../testing/rights/people.js';

/**
 * Who may do what to which row, as the server answers. When a right changes on purpose, write the table anew with
 * `UPDATE_RIGHTS=1` and commit it with the change: its difference is what people may do from then on.
 */
const CHECKED_IN = resolve(import.meta.dirname, '../../testing/rights/rights.txt');

const STEPS: Act[] = TRANSITIONS.flatMap(({ from, to }) => [stepAct(from, to, 'own'), stepAct(from, to, 'a colleague’s')]);

let kit: TestApp;
let world: World;

beforeAll(async () => {
  kit = await startTestApp('2026-10-20T09:00:00Z');
  world = await makeWorld(kit);
});
afterAll(() => kit.stop());

/** The table as text, a line for each act on each row, a column for each person. */
function drawn(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  return `${rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join(' | ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

describe('the rights', () => {
  it('are those of the table', async () => {
    const rows = [['act', 'row', ...PEOPLE.map(({ key }) => key)]];
    for (const { name, row, run } of [...ACTS, ...STEPS]) {
      const answers: string[] = [];
      for (const { key } of PEOPLE) answers.push(await run(world, key));
      rows.push([name, row, ...answers]);
    }
    const text = drawn(rows);
    if (process.env['UPDATE_RIGHTS']) writeFileSync(CHECKED_IN, text);
    expect(text).toBe(readFileSync(CHECKED_IN, 'utf8'));
  });
});
