import type { OccasionView } from '@app/shared';
import { type Do, lessons, one } from './step.js';
import { DATES, TEACHERS, type World } from './world.js';

const TIMES = [
  ['08:30', '09:20'],
  ['09:50', '10:50'],
  ['11:10', '13:10'],
  ['14:00', '15:00'],
  ['15:10', '15:50'],
] as const;

async function rooms(world: World): Promise<string[]> {
  const { body } = await world.as('technician').get<{ items: { id: string }[] }>('/rooms?limit=50');
  return (body.items ?? []).map(({ id }) => id);
}

/** One lesson has another room, time or teacher, or is called off. */
export const lessonChange: Do = async (world, { at, by, how }) => {
  const lesson = one(await lessons(world), at);
  if (!lesson) return;
  const [start, end] = one(TIMES, by) ?? [];
  const changes = [
    { kind: 'room', roomId: by % 5 === 0 ? null : one(await rooms(world), by) },
    { kind: 'time', start, end },
    { kind: 'cover', teacherId: world.school.personId(one(TEACHERS, by) ?? 'holt') },
    { kind: 'cancelled' },
  ];
  const body = { ...one(changes, how), anyway: by % 4 !== 0 };
  const answer = world.note('lesson change', await world.as('head').post(`/lessons/${lesson.id}/changes`, body));
  if (answer.status < 300) world.changed.push(lesson.id);
};

export const changeBack: Do = async (world, { at, how }) => {
  const id = one(world.changed, at);
  const kind = one(['', '', '&kind=time', '&kind=cancelled', '&kind=cover'], how);
  if (id !== undefined) world.note('change back', await world.as('head').delete(`/lessons/${id}/changes?anyway=true${kind}`));
};

/** Two lessons at the same time change rooms. */
export const swap: Do = async (world, { at, by }) => {
  const all = await lessons(world);
  const first = one(all, at);
  const other =
    first &&
    one(
      all.filter((lesson) => lesson.id !== first.id && lesson.start < first.end && lesson.end > first.start),
      by,
    );
  if (!first || !other) return;
  world.note('swap', await world.as('head').post('/room-swaps', { lessonIds: [first.id, other.id], anyway: by % 2 === 0 }));
};

export const closeRoom: Do = async (world, { at, by }) => {
  const roomId = one(await rooms(world), at);
  const [from, to] = [one(DATES, by), one(DATES, by + 1)].sort();
  const answer = world.note('close room', await world.as('head').post<{ id: string }>(`/rooms/${roomId}/closures`, { from, to, note: '' }));
  if (answer.status === 201) world.closures.push(`/rooms/${roomId}/closures/${answer.body.id}`);
};

export const openRoom: Do = async (world, { at }) => {
  const [closure] = world.closures.splice(at % Math.max(1, world.closures.length), 1);
  if (closure !== undefined) world.note('open room', await world.as('head').delete(closure));
};

/** A club, a trip: once, or each week, for a class of the timetable or for whoever comes. */
async function occasionOf(world: World, { at, by, how }: { at: number; by: number; how: number }): Promise<object> {
  const [start, end] = one([['12:15', '13:00'], ['15:30', '16:30'], ...TIMES], by) ?? [];
  const group = how % 3 === 0 ? one(await lessons(world), at)?.group?.id : undefined;
  return {
    title: `Club ${by % 5}`,
    ...{ kind: 'club', date: one(DATES, at), start, end, departmentId: world.school.departmentId },
    teacherId: world.school.personId(one(TEACHERS, by) ?? 'holt'),
    ...(group ? { groupId: group } : { pupils: 5 + (by % 20) }),
    ...(how % 2 === 0 ? { rrule: one(['FREQ=WEEKLY;COUNT=2', 'FREQ=DAILY;COUNT=4', 'FREQ=WEEKLY;UNTIL=20261204;BYDAY=MO,TH'], by) } : {}),
    ...(how % 5 === 0 ? { skipNonTeaching: true } : {}),
    ...(how % 4 === 0 ? { roomId: one(await rooms(world), by) } : {}),
  };
}

export const occasion: Do = async (world, step) => {
  const body = await occasionOf(world, step);
  const answer = world.note('occasion', await world.as('head').post<OccasionView>('/occasions', body));
  if (answer.status === 201) world.occasions.push(answer.body.id);
};

export const changeOccasion: Do = async (world, step) => {
  const id = one(world.occasions, step.by);
  if (id === undefined) return;
  const { status, body } = await world.as('head').get<OccasionView>(`/occasions/${id}`);
  if (status !== 200) return;
  const changed = { ...(await occasionOf(world, step)), version: body.version };
  world.note('change occasion', await world.as('head').put(`/occasions/${id}`, changed));
};

export const dropOccasion: Do = async (world, { at }) => {
  const id = one(world.occasions, at);
  if (id !== undefined) world.note('drop occasion', await world.as('head').delete(`/occasions/${id}`));
};

/** Whoever did something takes it back. */
export const undo: Do = async (world, { at }) => {
  const token = one(world.undos.slice(-8), at);
  if (token) world.note('undo', await world.as(token.by).post('/undo', { token: token.token }));
};
