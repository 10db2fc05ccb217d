import type { Lesson, Requisition, SeriesAnswer } from '@app/shared';
import { type Do, lessons, one, read, type Step } from './step.js';
import { OWNED, TEACHERS, type World } from './world.js';

const LATE = { lateReason: 'other', lateWords: 'asked in a history' };

function asked(world: World, { by, how }: Step) {
  const [first, second] = world.apparatus;
  const more = world.apparatus.slice(2);
  const third = how % 3 === 1 ? one(more, by) : undefined;
  return {
    title: `Practical ${by % 7}`,
    ...LATE,
    lines: [
      { apparatusId: first, perClass: 1 + (by % OWNED) },
      ...(how % 3 === 0 ? [{ apparatusId: second, perSet: 0.5, perClass: 1 }] : []),
      ...(third === undefined ? [] : [{ apparatusId: third, perClass: 1 + (how % 3) }]),
      ...(how % 5 === 0 ? [{ name: 'Graph paper', kind: 'consumable', perPupil: 1 }] : []),
    ],
    ...(how % 4 === 0 ? { pupils: 12 + (how % 20) } : {}),
    ...(how % 2 === 0 ? { goShort: true } : {}),
    ...(how % 7 === 0 ? { support: { when: 'start', minutes: 15 } } : {}),
  };
}

/** A later lesson of the class, until which it can be kept out. */
function laterOf(all: readonly Lesson[], { group, start }: Pick<Lesson, 'group' | 'start'>, index: number): Lesson | undefined {
  if (!group) return undefined;
  return one(
    all.filter((other) => other.group?.id === group.id && other.start > start),
    index,
  );
}

export const ask =
  (status: 'draft' | 'submitted'): Do =>
  async (world, step) => {
    const all = await lessons(world);
    const lesson = one(all, step.at);
    if (!lesson) return;
    const until = step.how % 11 === 0 ? laterOf(all, lesson, step.by) : undefined;
    const body = { lessonId: lesson.id, status, ...asked(world, step), ...(until ? { keepUntilLessonId: until.id } : {}) };
    const answer = world.note(status, await world.as('technician').post<Requisition>('/requisitions', body));
    if (answer.status === 201) world.requisitions.push(answer.body.id);
  };

/** The same at several lessons in one go. */
export const series: Do = async (world, step) => {
  const all = await lessons(world);
  const chosen = new Set([0, 1, 2, 3].slice(0, 2 + (step.how % 3)).flatMap((more) => one(all, step.at + more * (1 + step.by))?.id ?? []));
  if (chosen.size === 0) return;
  const body = { requisition: { status: 'submitted', ...asked(world, step) }, lessonIds: [...chosen] };
  const answer = world.note('series', await world.as('technician').post<SeriesAnswer>('/requisitions/series', body));
  if (answer.status === 200) world.requisitions.push(...answer.body.created.map(({ id }) => id));
};

/** Kept out until a later lesson of the class, or no longer. */
export const keepOut: Do = async (world, step) => {
  const [current, all] = [await read(world, step.at), await lessons(world)];
  if (!current) return;
  const until = step.how % 3 === 0 ? undefined : laterOf(all, current.lesson, step.by);
  const body = { version: current.version, keepUntilLessonId: until?.id ?? null, ...LATE, goShort: true };
  world.note('keep out', await world.as('technician').put(`/requisitions/${current.id}`, body));
};

export const change: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const { lines, support } = asked(world, step) as { lines: unknown[]; support?: object };
  const changes = [{ pupils: 10 + (step.by % 25) }, { lines, goShort: true }, { support: support ?? null }];
  const late = { lateReason: 'other', lateWords: 'changed in a history' };
  const fields = one(changes, step.how);
  world.note('change', await world.as('technician').put(`/requisitions/${current.id}`, { version: current.version, ...fields, ...late }));
};

export const follow: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const body = { version: current.version, pupils: null };
  world.note('follow', await world.as('technician').put(`/requisitions/${current.id}`, body));
};

export const move: Do = async (world, step) => {
  const [current, all] = [await read(world, step.at), await lessons(world)];
  const lesson = one(all, step.by);
  if (!current || !lesson) return;
  const body = { version: current.version, lessonId: lesson.id, lateReason: 'other', lateWords: 'moved', goShort: step.how % 2 === 0 };
  world.note('move', await world.as('technician').post(`/requisitions/${current.id}/move`, body));
};

export const step =
  (choose: (current: Requisition) => string | undefined): Do =>
  async (world, { at }) => {
    const current = await read(world, at);
    const to = current && choose(current);
    if (!to) return;
    const body = { version: current.version, to, note: 'in a history' };
    world.note(to, await world.as('technician').post(`/requisitions/${current.id}/transitions`, body));
  };

export const handOver: Do = async (world, step) => {
  const current = await read(world, step.at);
  if (!current) return;
  const teacherId = world.school.personId(one(TEACHERS, step.by) ?? 'holt');
  world.note('hand over', await world.as('technician').put(`/requisitions/${current.id}`, { version: current.version, teacherId }));
};
