import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Act, POLICIES, type Rights, rightsOf, TRANSITIONS } from '@app/shared';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { APPARATUS_TRIALS } from '../../testing/rights/apparatus-trials.js';
import { DEPARTMENT_TRIALS } from '../../testing/rights/department-trials.js';
import { LATENESS_TRIALS } from '../../testing/rights/lateness-trials.js';
import { LIBRARY_TRIALS } from '../../testing/rights/library-trials.js';
import { LOG_TRIALS } from '../../testing/rights/log-trials.js';
import { OCCASION_TRIALS } from '../../testing/rights/occasion-trials.js';
import { OFFER_TRIALS } from '../../testing/rights/offer-trials.js';
import { PLAN_TRIALS } from '../../testing/rights/plan-trials.js';
import { SCHEME_TRIALS } from '../../testing/rights/scheme-trials.js';
import { NOTICE_TRIALS } from '../../testing/rights/notice-trials.js';
import { STOCK_TRIALS } from '../../testing/rights/stock-trials.js';
import { stepOf, type Trial, TRIALS, type Whose } from '../../testing/rights/trials.js';
import { makeWorld, PEOPLE, type World } from '../../testing/rights/people.js';

/**
 * Who may do what to which row, as the server answers. When a right changes on purpose, write the table anew with
 * `UPDATE_RIGHTS=1` and commit it with the change: its difference is what people may do from then on.
 */
const CHECKED_IN = resolve(import.meta.dirname, '../../testing/rights/rights.txt');

const ALL: readonly Trial[] = [
  ...TRIALS,
  ...APPARATUS_TRIALS,
  ...DEPARTMENT_TRIALS,
  ...LATENESS_TRIALS,
  ...LIBRARY_TRIALS,
  ...LOG_TRIALS,
  ...PLAN_TRIALS,
  ...OCCASION_TRIALS,
  ...OFFER_TRIALS,
  ...SCHEME_TRIALS,
  ...STOCK_TRIALS,
  ...NOTICE_TRIALS,
  ...TRANSITIONS.flatMap((step) => [stepOf(step, 'own'), stepOf(step, 'a colleague’s')]),
];

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

/** What the row of a trial is, as the table of access looks at it. */
function rowOf(act: Act, whose: Whose, who: string, { school, artId, foodId }: World) {
  // what is overruled is the policy of Food
  const departmentId = act === 'requisition.overrule' ? foodId : whose === 'Art' ? artId : school.departmentId;
  return { personId: school.personId(whose === 'own' ? who : 'colleague'), departmentId, departmentIds: [departmentId] };
}

function foretold({ name, row }: Trial, { key, roles, where }: (typeof PEOPLE)[number], at: World): boolean {
  const departments = { Science: [at.school.departmentId], Art: [at.artId], none: [] };
  const act = name.split(' ')[0] as Act;
  return (POLICIES[act] as (who: Rights, of: object) => boolean)(
    rightsOf(at.school.personId(key), roles, departments[where]),
    rowOf(act, row, key, at),
  );
}

describe('the rights', () => {
  it('are those that were written down, and those that the table of access foretells', async () => {
    const rows = [['act', 'row', ...PEOPLE.map(({ key }) => key)]];
    const wrong: string[] = [];
    for (const trial of ALL) {
      const answers: string[] = [];
      for (const person of PEOPLE) {
        const answer = await trial.run(world, person.key);
        if (/^(?:yes|all)$/.test(answer) !== foretold(trial, person, world))
          wrong.push(`${trial.name} ${trial.row} ${person.key}: ${answer}`);
        answers.push(answer);
      }
      rows.push([trial.name, trial.row, ...answers]);
    }
    const text = drawn(rows);
    if (process.env['UPDATE_RIGHTS']) writeFileSync(CHECKED_IN, text);
    expect(text).toBe(readFileSync(CHECKED_IN, 'utf8'));
    expect(wrong).toEqual([]);
  });

  it('of the table are each tried', () => {
    const tried = new Set(ALL.map(({ name }) => name.split(' ')[0]));
    // who is told is tried where messages are; who begins the day with what is the page's affair
    expect(Object.keys(POLICIES).filter((act) => !tried.has(act) && !/\.hear/.test(act))).toEqual([
      'lesson.teach',
      'lateness.readOfAny',
      'lateness.listAll',
      'department.serve',
      'department.lead',
    ]);
  });
});
