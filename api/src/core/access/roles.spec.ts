import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../../..');
const PROJECTS = ['api/src', 'web/src', 'shared/src'];

/** Where roles are given to people, and so named; everybody else asks the table of access. One more is a decision, with its reason. */
const MAY_NAME_ROLES = [
  'web/src/index.html', // which home screen's data is asked for before any script has come: a hint, and a wrong one costs one request
  'shared/src/access/permissions.ts', // what each role may do
  'shared/src/access/rights.ts', // in which departments a role counts
  'shared/src/school/people-places.ts', // the words for roles where only blanks part a pasted list
  'shared/src/school/read-people.ts', // the words for roles in a pasted list of people
  'shared/src/words/en/roles.ts', // what each role is called
  'api/src/core/logging/request-lines.ts', // which roles somebody was given, for the line that tells it
  'api/src/school/merge-people.ts', // which roles the one who stays gets of the other
  'web/src/app/duties/duties-page.ts', // to whom a duty can be given
  'web/src/app/school/people/people-words.ts', // what each role is called where people are edited
  'web/src/app/school/people/people-page.ts', // who has the role that is looked for
  'web/src/app/school/people/paste-people/paste-people.html', // the role of those who are pasted
  'web/src/app/school/people/paste-people/paste-people.ts',
  'web/src/app/requisitions/requisition-list/requisition-list.ts', // whose requests can be looked for
  'web/src/app/school/people/person-fields.ts', // the boxes of roles
];
const IS_OF_TESTS = /\.spec\.ts$|\/testing\//;

/** A role that is looked for among somebody's, a role by its name, and a role in SQL. */
const FAULTS = [
  /\broles?\)?\s*(?:\(\))?\??\.(?:includes|some|every|indexOf|find)\(/,
  // 'technician' is also what was not found
  /(?<!notFound\()(['"`])(?:technician|admin)\1/,
  /\broles?\b[^\n]*(['"])(?:teacher|head)\1/,
  /'(?:teacher|technician|head|admin)'\s*=\s*ANY\b/i,
];

function faultsIn(text: string): string[] {
  return text.split('\n').filter((line) => FAULTS.some((fault) => fault.test(line)) && !/^\s*(?:\/\*\*|\*|\/\/)/.test(line));
}

function files(): string[] {
  return PROJECTS.flatMap((project) =>
    readdirSync(join(ROOT, project), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|html)$/.test(file))
      .map((file) => `${project}/${file}`),
  ).filter((file) => !IS_OF_TESTS.test(file));
}

describe('a role', () => {
  it('is asked for by its name nowhere but where it is given', () => {
    const found = files()
      .filter((file) => !MAY_NAME_ROLES.includes(file))
      .flatMap((file) => faultsIn(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line.trim()}`));
    expect(found).toEqual([]);
  });

  it.each([
    "  return roles.includes('admin') || isOwnDepartment;",
    '  return principal.roles.some((role) => role !== TEACHER);',
    '@if (draft().roles.includes(kind)) {',
    "  const role = recipients === 'head' ? 'head' : 'technician';",
    "    roles: ['teacher'],",
    "  active AND 'head' = ANY(roles)",
    '  p.roles && ARRAY["technician"]',
  ])('would be found in %s', (line) => {
    expect(faultsIn(line)).toEqual([line]);
  });

  it.each(["  to: ['teacher'],", "  /** roles.includes('admin') as it was */", "  columns: ['group', 'teacher', 'room'],"])(
    'is not in %s',
    (line) => {
      expect(faultsIn(line)).toEqual([]);
    },
  );
});
