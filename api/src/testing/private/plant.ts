import type { Requisition, Role } from '@app/shared';
import { Worker } from '../../core/jobs/index.js';
import { importFile, multipart } from '../import-file.js';
import type { TestApp } from '../test-app.js';
import { FULL_DAY, TestSchool } from '../test-school.js';

/** Everybody who looks for what is private: whose it is, and each role in the department of it and in another. */
export const READERS = [
  'teacher',
  'colleague',
  'technician',
  'head',
  'admin',
  'teacher of Art',
  'technician of Art',
  'head of Art',
] as const;
export type Reader = (typeof READERS)[number];

/** What is private of the teacher, each by what tells it in an answer. */
export const CANARIES = {
  'that it was late': /"late":true|"state":"late"|"what":"requisition.changed-late"|Late (?:request|change):|after (?:the|its) deadline/,
  'by how much': /"minutesLate":8464\b/,
  'when it was sent': /"submittedAt":"2026-11-18T09:03:07/,
  'late reason': /pupil-need|pupil’s need/,
  'late words': /canary-late-words/,
  'why it changed late': /canary-late-change/,
  'why it was cancelled': /canary-late-cancel/,
  thread: /canary-thread/,
  question: /canary-question/,
  'absence reason': /canary-absence/,
  address: /teacher\.[0-9a-f]{8}@/,
};
export type Canary = keyof typeof CANARIES;

/** A school in which something private of its teacher is planted wherever people write or the rules work it out. */
export interface Planted {
  kit: TestApp;
  school: TestSchool;
  artId: string;
  /** Late, with a reason and a thread; waits for an answer. */
  late: Requisition;
  /** Late, and asked about. */
  queried: Requisition;
  /** On time, and changed after its deadline. */
  changed: Requisition;
  /** On time, and cancelled after its deadline. */
  cancelled: Requisition;
  /** A task of the late one. */
  taskId: string;
  apparatusId: string;
  roomId: string;
  practicalId: string;
  /** A file of that practical. */
  fileId: string;
  checkId: string;
  stockId: string;
  substanceId: string;
  importId: string;
  occasionId: string;
  schemeId: string;
  /** A class that follows the scheme. */
  groupId: string;
}

/** Before all deadlines of the lessons that are asked for, after them, and when somebody looks. */
const [EARLY, SENT, NOW] = ['2026-11-10T09:00:00Z', '2026-11-18T09:03:07Z', '2026-11-18T09:30:00Z'];
const DATE = '2026-11-19';

/** Makes the school, has its people do what leaves something private behind, and tells whom it concerns. */
export async function plant(kit: TestApp): Promise<Planted> {
  kit.clock.set(EARLY);
  const school = await TestSchool.make(kit, { name: 'Private' });
  const artId = await school.department('Art');
  await school.person('colleague', ['teacher']);
  for (const role of ['teacher', 'technician', 'head'] satisfies Role[])
    await school.person(`${role} of Art`, [role], role === 'technician' ? FULL_DAY : null, artId);
  const namesake = await school.person('namesake', ['teacher']);
  await kit.db.transaction(school.id, () =>
    kit.db.change('UPDATE person SET account_id = NULL WHERE school_id = $1 AND id = $2', [school.id, namesake]),
  );
  const lesson = async (period: string) => `${await school.entry({ cycleDay: 'Thu', period })}_${DATE}`;
  const [first, second, third, fourth] = [await lesson('P1'), await lesson('P2'), await lesson('P4'), await lesson('P5')];
  const teacher = () => school.client('teacher');
  const ask = async (lessonId: string, more: object = {}) =>
    (await teacher().post<Requisition>('/requisitions', { lessonId, title: 'Density', status: 'submitted', ...more })).body;
  const [changed, cancelled] = [await ask(third), await ask(fourth)];

  kit.clock.set(SENT);
  for (const key of READERS) await school.signIn(key);
  const reason = { lateReason: 'pupil-need', lateWords: 'canary-late-words' };
  const [late, queried] = [await ask(first, reason), await ask(second, reason)];
  await teacher().post(`/requisitions/${late.id}/messages`, { text: 'canary-thread' });
  await school.client('technician').post(`/requisitions/${queried.id}/transitions`, { to: 'queried', version: 1, note: 'canary-question' });
  await teacher().put(`/requisitions/${changed.id}`, { version: changed.version, pupils: 31, note: 'canary-late-change' });
  const cancel = { to: 'cancelled', version: cancelled.version, note: 'canary-late-cancel' };
  await teacher().post(`/requisitions/${cancelled.id}/transitions`, cancel);
  const other = await lesson('P3');
  const offer = { lessonId: other.replace(DATE, '2026-11-26'), note: 'canary-thread' };
  const offered = await school.client('technician').post<{ id: string }>(`/requisitions/${late.id}/offers`, offer);
  if (offered.status !== 201) throw new Error(`The offer was refused: ${JSON.stringify(offered.body)}`);
  const personId = school.personId('teacher');
  await teacher().post('/absences', { personId, from: DATE, to: DATE, reason: 'canary-absence' });
  const { email } = school.people.get('teacher') ?? {};
  await school.client('admin').put(`/people/${personId}`, { version: 1, email: `moved.${email}` });
  kit.clock.set(NOW);
  // a new address ends the sessions
  await school.signIn('teacher');
  for (const consumer of ['notify', 'morning']) await kit.app.get(Worker).run(consumer);
  return {
    kit,
    school,
    artId,
    late,
    queried,
    changed,
    cancelled,
    taskId: late.tasks[0]?.id ?? '',
    ...(await thingsOf(school)),
    ...(await coursesOf(school, late)),
  };
}

/** Something of each noun that one is read of alone. */
async function thingsOf(school: TestSchool) {
  const client = school.client('technician');
  const made = async (path: string, body: object) => (await client.post<{ id: string }>(path, body)).body.id;
  const effort = { fixed: 10, perSet: 1 };
  const practicalId = await made('/practicals', {
    title: 'Density',
    subject: 'Physics',
    groupSize: 2,
    prepare: effort,
    clear: effort,
    lines: [],
  });
  const { body, headers } = multipart([{ name: 'file', file: 'sheet.txt', bytes: Buffer.from('Weigh the cube') }]);
  return {
    apparatusId: await made('/apparatus', { name: 'Balance', owned: 10 }),
    roomId: await made('/rooms', { code: 'Lab 99' }),
    practicalId,
    fileId: (await client.post<{ id: string }>(`/practicals/${practicalId}/files`, body, headers)).body.id,
    checkId: await made('/checks', { title: 'Fume cupboard', due: '2026-12-01' }),
    stockId: await made('/stock', { name: 'Sand', kind: 'consumable', amount: 3, location: 'Shelf 1' }),
    substanceId: await made('/substances', { name: 'Fizz', aliases: [], bands: [] }),
  };
}

/** A scheme with a class that follows it, an occasion, and a file that was taken in. */
async function coursesOf(school: TestSchool, { lesson }: Requisition) {
  const client = school.client('head');
  const made = async (path: string, body: object) => (await client.post<{ id: string }>(path, body)).body.id;
  const steps = [{ code: '9A1', title: 'Density' }];
  const schemeId = await made('/schemes', { name: 'Year 9 physics', subject: 'Physics', year: 9, steps });
  const groupId = lesson.group?.id ?? '';
  await client.put(`/groups/${groupId}/scheme`, { schemeId, from: EARLY.slice(0, 10) });
  const occasion = { title: 'Science club', kind: 'club', date: DATE, start: '15:30', end: '16:30', departmentId: school.departmentId };
  const { body } = await importFile(school.client('admin'), 'name,owned\nTongs,12\n', { kind: 'apparatus' }, 'apparatus.csv');
  return { schemeId, groupId, occasionId: await made('/occasions', occasion), importId: body.id ?? '' };
}

const NAMES = Object.keys(CANARIES) as Canary[];

/** Lists what an answer tells of what is private. */
export function tells(answer: unknown): Canary[] {
  const text = JSON.stringify(answer);
  return NAMES.filter((name) => CANARIES[name].test(text));
}
