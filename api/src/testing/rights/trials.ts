import type { AbsenceView, Act, Lesson, Requisition, RequisitionSummary, Transition } from '@app/shared';
import type { Page } from '../../core/http/index.js';
import { newId } from '../../core/ids/index.js';
import { askFor } from '../ask-for.js';
import { importFile, TIMETABLE } from '../import-file.js';
import type { Answer, Client } from '../test-app.js';
import { DATE, type World } from './people.js';

/** What a row is to whoever asks. */
export type Whose = '-' | 'own' | 'a colleague’s' | 'Science' | 'Art' | 'of anybody' | 'of Science';

/**
 * One thing that somebody may do or not: its name begins with the act in the table of access, `row` says to what it is done. Answers
 * what came of it in a word.
 */
export interface Trial {
  name: `${Act}${'' | ` ${string}`}`;
  row: Whose;
  run: (world: World, who: string) => Promise<string>;
}

/** What an answer says of the right: let in (a body that is refused as wrong was let in too), or the code of the refusal. */
export function verdict({ status, body }: Answer): string {
  const refused =
    status === 401 || status === 403 || status === 404 || body?.code === 'TRANSITION_REFUSED' || body?.code === 'BLOCKED_BY_POLICY';
  if (refused) return `no (${status})`;
  return status < 500 ? 'yes' : `fault ${status}`;
}

/** An act that one request tries. */
export const simple = (
  name: Trial['name'],
  ask: (client: Client, world: World, who: string) => Promise<Answer>,
  row: Whose = '-',
): Trial => ({
  name,
  row,
  run: async (world, who) => verdict(await ask(world.school.client(who), world, who)),
});

/** The same act on a row of one's own and on a colleague's. */
export const ownAndOther = (name: Trial['name'], ask: (client: Client, world: World, whose: string) => Promise<Answer>): Trial[] => [
  simple(name, (client, world, who) => ask(client, world, who), 'own'),
  simple(name, (client, world) => ask(client, world, 'colleague'), 'a colleague’s'),
];
const lessonOf = ({ entries }: World, whose: string) => `${entries.get(whose)}_${DATE}`;
const blockedLessonOf = ({ blocked }: World, whose: string) => `${blocked.get(whose)}_${DATE}`;

/** A requisition of somebody's lesson, in a state. */
export const requisitionOf = ({ kit, school, entries }: World, whose: string, status: string) =>
  askFor(kit, school, { entry: entries.get(whose) ?? '', date: DATE, status });

async function absenceOf({ kit, school }: World, whose: string): Promise<string> {
  const id = newId();
  await kit.db.transaction(school.id, () =>
    kit.db.query(
      `INSERT INTO absence (school_id, id, person_id, during, reason) VALUES ($1, $2, $3, '[2026-11-10T08:00:00Z,2026-11-10T16:00:00Z)', 'Course')`,
      [school.id, id, school.personId(whose)],
    ),
  );
  return id;
}

async function taskOf(world: World): Promise<string> {
  const { kit, school } = world;
  const [id, requisitionId] = [newId(), await requisitionOf(world, 'colleague', 'accepted')];
  await kit.db.transaction(school.id, () =>
    kit.db.query(
      `INSERT INTO task (school_id, id, kind, requisition_id, department_id, title, minutes, window_from, due, date)
       VALUES ($1, $2, 'prepare', $3, $4, 'Wires', 5, '2026-11-09T08:00:00Z', '2026-11-10T08:00:00Z', '2026-11-09')`,
      [school.id, id, requisitionId, school.departmentId],
    ),
  );
  return id;
}

export async function practical({ school }: World): Promise<string> {
  const body = { title: `Wires ${newId()}`, subject: 'Physics', lines: [{ name: 'Wire', perSet: 1 }] };
  return (await school.client('head').post<{ id: string }>('/practicals', body)).body.id;
}

export async function apparatus({ school }: World): Promise<string> {
  const body = { name: `Ammeter ${newId()}`, category: 'Physics', owned: 3, location: 'Prep room' };
  return (await school.client('head').post<{ id: string }>('/apparatus', body)).body.id;
}

async function notificationOf({ kit, school }: World, whose: string): Promise<string> {
  const id = newId();
  await kit.db.transaction(school.id, () =>
    kit.db.query(
      `INSERT INTO notification (school_id, id, person_id, event, event_key, subject, text, at) VALUES ($1, $2, $3, 'test', $4, 'A', 'B', '2026-10-20T08:00:00Z')`,
      [school.id, id, school.personId(whose), id],
    ),
  );
  return id;
}

/** Whether a list shows what is one's own alone, or a colleague's too. */
function reach(answer: Answer, teachers: string[], colleague: string): string {
  if (answer.status !== 200) return verdict(answer);
  return teachers.includes(colleague) ? 'all' : 'own';
}
const range = `from=${DATE}&to=${DATE}`;

const LESSONS: Trial[] = [
  simple('calendar.read', (client) => client.get(`/calendar?${range}`)),
  simple('calendar.write', (client) => client.put('/calendar', {})),
  ...ownAndOther('lesson.see', (client, { school }, whose) => client.get(`/lessons?${range}&teacherId=${school.personId(whose)}`)),
  simple(
    'lesson.seeAll',
    (client, { school }) => client.get<Page<Lesson>>(`/lessons?${range}&departmentId=${school.departmentId}`),
    'of Science',
  ),
  simple('lesson.see (classes)', (client) => client.get('/groups'), 'own'),
  ...ownAndOther('lesson.answer', (client, world, whose) =>
    client.put(`/lessons/${lessonOf(world, whose)}/answer`, { answer: 'nothing-needed' }),
  ),
  ...ownAndOther('lesson.answer (taken back)', (client, world, whose) => client.delete(`/lessons/${lessonOf(world, whose)}/answer`)),
  simple('lesson.change', (client, world) => client.post(`/lessons/${lessonOf(world, 'colleague')}/changes`, { kind: 'time' }), 'Science'),
  ...ownAndOther('absence.see', (client, { school }, whose) => client.get(`/absences?${range}&personId=${school.personId(whose)}`)),
  {
    name: 'absence.seeAll',
    row: 'of anybody',
    run: async (world, who) => {
      for (const whose of ['colleague', who]) await absenceOf(world, whose);
      const answer = await world.school.client(who).get<Page<AbsenceView>>(`/absences?${range}`);
      return reach(
        answer,
        (answer.body.items ?? []).map(({ person }) => person.id),
        world.school.personId('colleague'),
      );
    },
  },
  ...(['own', 'a colleague’s'] as const).map((row): Trial => ({
    name: 'absence.readReason',
    row,
    run: async (world, who) => {
      const whose = row === 'own' ? who : 'colleague';
      const id = await absenceOf(world, whose);
      const answer = await world.school
        .client(who)
        .get<Page<AbsenceView>>(`/absences?${range}&personId=${world.school.personId(whose)}&limit=200`);
      if (answer.status !== 200) return verdict(answer);
      return answer.body.items.find((one) => one.id === id)?.reason === 'Course' ? 'yes' : 'no (hidden)';
    },
  })),
  ...ownAndOther('absence.write', (client, { school }, whose) =>
    client.post('/absences', { personId: school.personId(whose), from: DATE, to: DATE }),
  ),
  ...ownAndOther('absence.write (taken back)', async (client, world, whose) => client.delete(`/absences/${await absenceOf(world, whose)}`)),
];

const REQUISITIONS: Trial[] = [
  simple('requisition.list', (client) => client.get('/requisitions')),
  simple('requisition.list (to settle)', (client) => client.get('/to-settle')),
  {
    name: 'requisition.seeAll',
    row: 'of anybody',
    run: async (world, who) => {
      for (const whose of ['colleague', who]) await requisitionOf(world, whose, 'submitted');
      const answer = await world.school.client(who).get<Page<RequisitionSummary>>('/requisitions?limit=200');
      return reach(
        answer,
        (answer.body.items ?? []).map(({ teacher }) => teacher.id),
        world.school.personId('colleague'),
      );
    },
  },
  ...ownAndOther('requisition.see (list)', (client, { school }, whose) => client.get(`/requisitions?teacherId=${school.personId(whose)}`)),
  ...ownAndOther('requisition.see', async (client, world, whose) =>
    client.get(`/requisitions/${await requisitionOf(world, whose, 'submitted')}`),
  ),
  ...ownAndOther('requisition.seeDraft', async (client, world, whose) =>
    client.get(`/requisitions/${await requisitionOf(world, whose, 'draft')}`),
  ),
  ...ownAndOther('requisition.seeDraft (list)', async (client, world, whose) => {
    const id = await requisitionOf(world, whose, 'draft');
    const answer = await client.get<Page<RequisitionSummary>>('/requisitions?status=draft&limit=200&order=latest');
    return (answer.body.items ?? []).some((one) => one.id === id) ? answer : { ...answer, status: 404 };
  }),
  ...ownAndOther('lateness.readOf (list)', (client, { school }, whose) =>
    client.get(`/requisitions?late=true&teacherId=${school.personId(whose)}`),
  ),
  ...ownAndOther('lateness.readOf (cause)', (client, { school }, whose) =>
    client.get(`/requisitions?lateReason=forgot&teacherId=${school.personId(whose)}`),
  ),
  ...ownAndOther('requisition.ask (preview)', (client, world, whose) =>
    client.post('/requisitions/preview', { lessonId: lessonOf(world, whose), title: 'Wires' }),
  ),
  ...ownAndOther('requisition.ask', (client, world, whose) =>
    client.post('/requisitions', { lessonId: lessonOf(world, whose), title: 'Wires', lines: [], status: 'submitted' }),
  ),
  ...ownAndOther('requisition.overrule', (client, world, whose) =>
    client.post('/requisitions', { lessonId: blockedLessonOf(world, whose), title: 'Bread', lines: [], status: 'submitted' }),
  ),
  ...ownAndOther('requisition.change', async (client, world, whose) =>
    client.put(`/requisitions/${await requisitionOf(world, whose, 'submitted')}`, { version: 1, notes: 'Gloves' }),
  ),
  ...ownAndOther('requisition.change (move)', async (client, world, whose) =>
    client.post(`/requisitions/${await requisitionOf(world, whose, 'submitted')}/move`, {
      version: 1,
      lessonId: `${world.entries.get(whose)}_2026-11-17`,
    }),
  ),
  ...ownAndOther('requisition.change (hand over)', async (client, world, whose) =>
    client.put(`/requisitions/${await requisitionOf(world, whose, 'submitted')}`, {
      version: 1,
      teacherId: world.school.personId('head'),
    }),
  ),
  ...ownAndOther('requisition.write', async (client, world, whose) =>
    client.post(`/requisitions/${await requisitionOf(world, whose, 'submitted')}/messages`, { text: 'Which wire?' }),
  ),
];

const SCHOOL: Trial[] = [
  simple('me.read', (client) => client.get('/me')),
  simple('person.list', (client) => client.get('/people')),
  simple('person.write (add)', (client) => client.post('/people', {})),
  simple('person.write (change)', (client, { school }) => client.put(`/people/${school.personId('colleague')}`, { version: 1 })),
  simple('person.write (leave)', (client, { school }) =>
    client.post(`/people/${school.personId('colleague')}/leave`, { handOverTo: 'nobody' }),
  ),
  simple('person.write (bulk)', (client) => client.post('/people/bulk', { mode: 'preview', people: [] })),
  simple('person.write (merge preview)', (client) => client.get('/people/merge?keep=nobody&other=nobody')),
  simple('person.write (merge)', (client, { school }) =>
    client.post('/people/merge', { keep: school.personId('colleague'), other: 'nobody' }),
  ),
  simple('person.write (invite)', (client, { school }) => client.post(`/people/${school.personId('colleague')}/invitation`)),
  simple('activity.read', (client) => client.get('/activity')),
  simple('import.run', (client) => importFile(client, TIMETABLE, { mode: 'preview' })),
  simple('import.run (list)', (client) => client.get('/imports')),
  simple('import.run (undo)', async (client, { school }) => {
    const imported = await importFile(school.client('admin'), `day,period,group,teacher\nSun,P1,${newId()},NOBODY\n`, {
      only: '{"teachers": ["NOBODY"]}',
    });
    return client.post(`/imports/${imported.body.id}/undo`);
  }),
  simple('practical.read', async (client, world) => client.get(`/practicals/${await practical(world)}`)),
  simple('practical.write (add)', (client) => client.post('/practicals', {})),
  simple('practical.write (change)', async (client, world) => client.put(`/practicals/${await practical(world)}`, {})),
  simple('practical.write (archive)', async (client, world) => client.delete(`/practicals/${await practical(world)}`)),
  simple('practical.addStarterLibrary', (client) => client.post('/practicals/starter-library', {})),
  simple('apparatus.read', async (client, world) => client.get(`/apparatus/${await apparatus(world)}`)),
  simple('apparatus.read (availability)', async (client, world) =>
    client.get(`/apparatus/${await apparatus(world)}/availability?from=2026-11-09T00:00:00Z&to=2026-11-10T00:00:00Z`),
  ),
  simple('substance.read', (client) => client.get('/substances?limit=1')),
  simple('substance.write (add)', (client) => client.post('/substances', {})),
  simple('room.read', (client) => client.get('/rooms?limit=1')),
  simple('room.write (add)', (client) => client.post('/rooms', {})),
  simple('room.write (change)', (client) => client.put(`/rooms/${newId()}`, {})),
  simple('room.write (close)', (client) => client.post(`/rooms/${newId()}/closures`, {})),
  simple('apparatus.write (add)', (client) => client.post('/apparatus', {})),
  simple('apparatus.write (change)', async (client, world) => client.put(`/apparatus/${await apparatus(world)}`, {})),
  simple('task.list', (client) => client.get(`/prep-list?date=${DATE}`)),
  simple('task.move', async (client, world) => client.patch(`/tasks/${await taskOf(world)}`, { version: 1, pinned: true })),
  simple('task.change', async (client, world) =>
    client.patch(`/tasks/${await taskOf(world)}`, { version: 1, doneAt: '2026-10-20T09:00:00Z' }),
  ),
  {
    name: 'task.take',
    row: '-',
    run: async (world, who) => {
      const assigneeId = world.school.personId(who);
      const { status } = await world.school.client('technician').patch(`/tasks/${await taskOf(world)}`, { version: 1, assigneeId });
      return status === 200 ? 'yes' : `no (${status})`;
    },
  },
  simple('workload.read', (client) => client.get(`/workload?${range}`)),
  simple('notification.read (list)', (client) => client.get('/notifications'), 'own'),
  ...ownAndOther('notification.read (mark)', async (client, world, whose) =>
    client.patch(`/notifications/${await notificationOf(world, whose)}`, { read: true }),
  ),
  simple('mail.read', (client) => client.get('/outbox')),
  {
    name: 'mail.retry',
    row: '-',
    run: async (world, who) => {
      const { status } = await world.school.client(who).post(`/outbox/${await notificationOf(world, 'colleague')}/retry`, {});
      return status === 403 ? 'no (403)' : 'yes';
    },
  },
];

/** What people do, but for the steps of a requisition's life. */
export const TRIALS: readonly Trial[] = [...SCHOOL, ...LESSONS, ...REQUISITIONS];

/** One step of a requisition's life, taken in earnest. */
export function stepOf({ act, from, to }: Transition, row: 'own' | 'a colleague’s'): Trial {
  return {
    name: `${act} ${from} > ${to}`,
    row,
    run: async (world, who) => {
      const id = await requisitionOf(world, row === 'own' ? who : 'colleague', from);
      const answer = await world.school.client(who).post<Requisition>(`/requisitions/${id}/transitions`, { to, version: 1 });
      return verdict(answer);
    },
  };
}
