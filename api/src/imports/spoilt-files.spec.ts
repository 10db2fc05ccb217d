import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ImportAnswer, permissionsOf } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { ProblemError } from '../core/problems/index.js';
import { importFile } from '../testing/import-file.js';
import { mutate, type Mutation, MUTATIONS } from '../testing/mutate-file.js';
import { AUTUMN_2026, startTestApp, type TestApp, TestSchool } from '../testing/index.js';
import { ImportsService } from './imports.service.js';
import { PrepareImport } from './prepare-import.js';
import { readCsv } from './read-csv.js';

/** How many spoilt files: some hundred each day, as many as this says where it is set. */
const FILES = Number(process.env['IMPORT_MUTANTS'] ?? 300);
const SEED = Number(process.env['IMPORT_SEED'] ?? 20261118);

const OWN = `week,day,period,group,year,pupils,subject,department,teacher,room
,Mon,P3,10P,10,24,Science,Science,HOLT,North 1
,Mon,P4,10Q,10,22,Science,Science,BRAM,South 2
A,Mon,P5,9R,9,30,Science,Science,KERR,North 3
B,Tue,P1,9R,9,30,Science,Science,KERR,North 3
,Wed,P5,10P,10,24,Science,Science,HOLT,North 1
,Thu,P2,Dŵr 9,9,21,Bioleg,,"Ŵyn-Tŷ, Ffion",Labordy Bŵl
,Fri,P1,11X+11Y,11,18,Chemistry,Science,HOLT/BRAM,West 9
,Fri,P4,8A,8,28,Art,Art,PALE,Studio
`;
const OWN_FET = `"Activity Id","Day","Hour","Students Sets","Subject","Teachers","Activity Tags","Room","Comments"
"1","Mon","P1","10P","Science","HOLT","","North 1",""
"1","Mon","P2","10P","Science","HOLT","","North 1",""
"2","Tue","P2","10Q","Science","BRAM","","South 2",""
"3","Wed","P3","9R","Physics","KERR","","North 3",""
"4","Thu","P4","","Meeting","KERR","","Hall",""
"5","Fri","P5","8A","Art","PALE","","Studio",""
`;

/** A real timetable, read where it stands: its header and some rows of it; null where it is not here. */
function realRows(name: string, from: number): string | null {
  const path = `${import.meta.dirname}/../../../../shared/data/timetables/${name}`;
  if (!existsSync(path)) return null;
  const [header, ...rows] = readFileSync(path, 'utf8').split(/\r?\n/);
  return `${[header, ...rows.slice(from, from + 25)].join('\n')}\n`;
}

interface Lesson {
  id: string;
  group: string;
  teachers: string[];
}
interface Base {
  kind: 'timetable-csv' | 'fet';
  text: string;
  school: TestSchool;
  principal: Principal;
  lessons: Lesson[];
}

let kit: TestApp;
let service: ImportsService;
let before: PrepareImport;
const bases: Base[] = [];

async function addBase(kind: Base['kind'], text: string | null): Promise<void> {
  if (text === null) return;
  const school = await TestSchool.make(kit, { calendar: { ...AUTUMN_2026, cycle: { kind: 'weeks', labels: ['A', 'B'] } } });
  expect((await importFile(school.client('admin'), text, { kind })).status).toBe(200);
  const personId = school.personId('admin');
  const principal: Principal = {
    ...{ via: 'session', schoolId: school.id, personId, accountId: personId, rulesVersion: 1, timeZone: 'Europe/London' },
    permissions: permissionsOf(['admin']),
    departments: [],
    shares: [],
  };
  bases.push({ kind, text, school, principal, lessons: await lessonsOf(school) });
}

/** The lessons that go on, each with its group and its teachers by code and name. */
function lessonsOf(school: TestSchool): Promise<Lesson[]> {
  return kit.db.read<Lesson>(
    school.id,
    `SELECT e.id, lower(g.code) AS "group", ARRAY(SELECT lower(w) FROM person p, unnest(ARRAY[p.code, p.name]) w WHERE p.school_id = $1 AND (p.id = e.teacher_id
       OR EXISTS (SELECT FROM entry_teacher t WHERE t.school_id = $1 AND t.entry_id = e.id AND t.teacher_id = p.id))) AS teachers
     FROM timetable_entry e JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
     WHERE e.school_id = $1 AND e.valid_to IS NULL ORDER BY e.id`,
    [school.id],
  );
}

beforeAll(async () => {
  kit = await startTestApp('2026-11-18T09:00:00Z');
  service = kit.app.get(ImportsService, { strict: false });
  before = kit.app.get(PrepareImport, { strict: false });
  await addBase('timetable-csv', OWN);
  await addBase('fet', OWN_FET);
  await addBase('timetable-csv', realRows('england-st-paul.csv', 200));
  await addBase('fet', realRows('fet-hong-kong-6-day.csv', 300));
});
afterAll(() => kit.stop());

/** `compared`: of so many files taken in every row was looked for under its headers. */
const counts = { taken: 0, refused: 0, ended: 0, compared: 0 };

class Rollback extends Error {}

/** Takes a file in, looks at what goes on then, and takes all of it back. Null: it was refused, as people are told. */
async function tried(base: Base, bytes: Uint8Array, acceptUnread: boolean): Promise<{ answer: ImportAnswer; going: Set<string> } | null> {
  let seen: { answer: ImportAnswer; going: Set<string> } | null = null;
  try {
    await kit.db.transaction(base.school.id, async () => {
      const upload = {
        fields: { kind: base.kind, mode: 'apply' as const, acceptUnread: acceptUnread ? ('true' as const) : ('false' as const) },
        file: { bytes, name: 'spoilt.csv' },
      };
      const answer = await service.take(base.principal, await before.prepare(base.principal, upload));
      seen = { answer, going: new Set((await lessonsOf(base.school)).map(({ id }) => id)) };
      throw new Rollback();
    });
  } catch (error) {
    if (error instanceof Rollback) return seen;
    if (error instanceof ProblemError && error.status < 500) return null;
    throw error;
  }
  return seen;
}

/** The lines of a text by number, as people see them: whatever bytes they are made of. */
const linesOf = (bytes: Uint8Array): string[] =>
  (bytes[0] === 0xff && bytes[1] === 0xfe ? new TextDecoder('utf-16le') : new TextDecoder())
    .decode(bytes)
    .split(/\r\n|\n|\r/)
    .map((line) => line.toLowerCase().normalize('NFC'));

/** The rows of a file as they stand under their headers, whatever quotes and order of columns; null where its headers are others. */
function rowsAsRead(bytes: Uint8Array, wanted: readonly string[] | null): { headers: string[]; rows: Set<string> } | null {
  const { headers, rows } = readCsv(bytes, 'spoilt.csv');
  const places = (wanted ?? headers).map((name) => headers.flatMap((header, index) => (header === name ? [index] : [])));
  if (places.some(({ length }) => length !== 1)) return null;
  return {
    headers: [...headers],
    rows: new Set(rows.map(({ cells }) => JSON.stringify(places.flat().map((place) => (cells[place] ?? '').trim().normalize('NFC'))))),
  };
}

/** Lessons that ended although all rows of their groups stand in the file under their headers. */
function endedThoughStanding(base: Base, bytes: Uint8Array, ended: readonly Lesson[]): string[] {
  const before = rowsAsRead(new TextEncoder().encode(base.text), null);
  const after = before && rowsAsRead(bytes, before.headers);
  if (!after) return [];
  counts.compared += 1;
  return ended
    .filter(({ group }) => {
      const own = [...before.rows].filter((row) => row.toLowerCase().includes(`"${group}"`));
      return own.length > 0 && own.every((row) => after.rows.has(row));
    })
    .map(({ group }) => `${group}: its rows stand in the file under their headers`);
}

/** What must not be: a lesson ended although its own row stands in the file untouched, or a row that could not be read names its group. */
function wronglyEnded(base: Base, bytes: Uint8Array, { answer, going }: { answer: ImportAnswer; going: Set<string> }): string[] {
  const ended = base.lessons.filter(({ id }) => !going.has(id));
  if (answer.rowsRead === 0) return ended.map(({ group }) => `${group}: nothing was read`);
  const standing = endedThoughStanding(base, bytes, ended);
  if (standing.length > 0) return standing;
  const lines = linesOf(bytes);
  const [header = '', ...rows] = base.text.toLowerCase().normalize('NFC').split('\n');
  // under other headers every row says something else, and the file replaces what it says
  if (lines[0]?.replace('\ufeff', '') !== header) return [];
  const untouched = rows.filter((row) => row !== '' && lines.includes(row));
  const unread = answer.rejected.map(({ row }) => lines[row - 1] ?? '');
  const names = (line: string, { group, teachers }: Lesson) => line.includes(group) || teachers.some((teacher) => line.includes(teacher));
  return ended.flatMap((lesson) => {
    const whole = rows.filter((row) => row.includes(`${lesson.group},`) || row.includes(`${lesson.group}"`));
    const stands = whole.length > 0 && whole.every((row) => untouched.includes(row)) && !bytes.includes(0x22);
    const named = unread.find((line) => line.split(/[,;\t|]/).some((cell) => cell.replaceAll('"', '') === lesson.group));
    const blank = unread.find((line) => !base.lessons.some((other) => names(line, other)) && line.replace(/[^\p{L}]/gu, '') === '');
    if (stands) return [`${lesson.group}: its rows stand in the file as they were`];
    return (named ?? blank) ? [`${lesson.group}: ended for the row '${named ?? blank}'`] : [];
  });
}

const spoil = (text: string, how: readonly Mutation[]): Uint8Array =>
  how.reduce<Uint8Array>((spoilt, mutation) => mutate(spoilt, mutation), new TextEncoder().encode(text));

const mutations = fc.array(fc.record<Mutation>({ kind: fc.constantFrom(...MUTATIONS), a: fc.nat(1_000_000), b: fc.nat(1_000_000) }), {
  minLength: 1,
  maxLength: 4,
});

describe('spoilt files', () => {
  it('make no fault, and end no lesson that they do not replace', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bases.length - 1), mutations, fc.boolean(), async (which, how, acceptUnread) => {
        const base = bases[which];
        if (!base) return;
        const bytes = spoil(base.text, how);
        const seen = await tried(base, bytes, acceptUnread);
        if (!seen) counts.refused += 1;
        else {
          counts.taken += 1;
          counts.ended += seen.answer.removed;
          expect(wronglyEnded(base, bytes, seen)).toEqual([]);
        }
      }),
      { numRuns: FILES, seed: SEED, endOnFailure: process.env['IMPORT_MUTANTS'] !== undefined },
    );
    console.info(`${FILES} spoilt files: ${counts.taken} taken in, ${counts.refused} refused, ${counts.ended} lessons ended`);
    expect(counts.compared).toBeGreaterThan(counts.taken / 3);
  }, 3_600_000);

  it('are answered like any other when they are sent', async () => {
    const [base] = bases;
    if (!base) throw new Error('no base');
    const files = fc.sample(mutations, { numRuns: Math.min(FILES, 40), seed: SEED });
    for (const how of files) {
      const bytes = spoil(base.text, how);
      const { status } = await importFile(base.school.client('admin'), Buffer.from(bytes), { mode: 'preview' });
      expect([200, 422]).toContain(status);
    }
  });
});
