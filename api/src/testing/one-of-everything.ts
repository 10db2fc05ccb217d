import type { OccasionView, Requisition } from '@app/shared';
import { importFile } from './import-file.js';
import type { Client, TestApp } from './test-app.js';
import { TestSchool } from './test-school.js';

/** One row of each kind that a route can be asked about, by the noun of its address. */
export type Rows = Record<string, string>;

/** Makes a school with one of everything, all of it called after the school. */
export async function everythingOf(kit: TestApp, word: string): Promise<{ school: TestSchool; rows: Rows }> {
  const school = await TestSchool.make(kit, { name: `${word} School` });
  const [technician, admin] = [school.client('technician'), school.client('admin')];
  const made = async (client: Client, path: string, body: object) => (await client.post<{ id: string }>(path, body)).body.id;
  const entry = await school.entry({ cycleDay: 'Tue', period: 'P3', group: `${word} 1`, room: `${word} Lab` });
  const lesson = `${entry}_2026-11-24`;
  const apparatus = await made(technician, '/apparatus', { name: `${word} lamp`, owned: 20 });
  const machine = await made(technician, '/apparatus', { name: `${word} kiln`, owned: 1, labelled: true });
  const practicals = await made(technician, '/practicals', {
    ...{ title: `${word} practical`, subject: 'Physics', lines: [{ apparatusId: apparatus, perClass: 1 }] },
  });
  const schemes = await made(technician, '/schemes', {
    ...{ name: `${word} course`, subject: 'Physics', year: 10, steps: [{ code: `${word}1`, title: word, practicalId: practicals }] },
  });
  const asked = { lessonId: lesson, practicalId: practicals, status: 'submitted', lateReason: 'forgot' };
  const { body: request } = await school.client('teacher').post<Requisition>('/requisitions', asked);
  const { body: club } = await school.client('head').post<OccasionView>('/occasions', {
    ...{ title: `${word} club`, kind: 'club', date: '2026-11-25', start: '15:10', end: '16:00', departmentId: school.departmentId },
    teacherId: school.personId('teacher'),
  });
  const stock = { name: `${word} salt`, kind: 'chemical', amount: 5, unit: 'g', location: word };
  const window = { start: '08:30', end: '10:00' };
  const imported = await importFile(
    admin,
    `week,day,period,group,year,pupils,subject,department,teacher,room\n,Wed,P1,${word} 2,9,20,Science,Science,TEACHER,${word} Lab\n`,
  );
  const row = async (text: string) => (await kit.db.read<{ id: string }>(school.id, text, [school.id]))[0]?.id ?? '';
  const rooms = await row('SELECT id FROM room WHERE school_id = $1 ORDER BY code LIMIT 1');
  const rows: Rows = {
    absences: await made(admin, '/absences', { personId: school.personId('teacher'), from: '2026-12-01', to: '2026-12-01', reason: word }),
    apparatus,
    checks: await made(technician, '/checks', { title: `${word} check`, due: '2026-12-01' }),
    departments: school.departmentId,
    duties: await made(technician, '/duties', { title: `${word} duty`, function: 'other', minutes: 5, rrule: 'FREQ=WEEKLY', window }),
    'machine-jobs': await made(technician, '/machine-jobs', { apparatusId: machine, title: `${word} firing`, minutes: 5, runMinutes: 60 }),
    groups: await row('SELECT id FROM teaching_group WHERE school_id = $1 ORDER BY code LIMIT 1'),
    imports: String((imported.body as { id?: string }).id ?? ''),
    lessons: lesson,
    log: await made(technician, '/log', { date: '2026-11-17', minutes: 5, kind: 'unpaid', note: word }),
    occasions: club.id,
    people: school.personId('teacher'),
    practicals,
    requisitions: request.id,
    rooms,
    schemes,
    stock: await made(technician, '/stock', stock),
    substances: await made(technician, '/substances', { name: `${word} oxide`, aliases: [], bands: [] }),
    tasks: request.tasks[0]?.id ?? '',
    budgets: school.departmentId,
    'week-list': school.departmentId,
    purchases: await made(technician, '/purchases', { departmentId: school.departmentId, title: `${word} order`, cost: 5 }),
    closures: await made(admin, `/rooms/${rooms}/closures`, { from: '2026-12-07', to: '2026-12-07', note: word }),
    notes: await made(technician, `/practicals/${practicals}/notes`, { text: word }),
    lines: request.lines[0]?.id ?? '',
  };
  return { school, rows };
}
