import type { Lesson, Requisition } from '@app/shared';
import { FROM, TO, type World } from './world.js';

/** Something that somebody does, or the world; the numbers choose to what and how. */
export interface Step {
  kind: string;
  at: number;
  by: number;
  how: number;
}

export type Do = (world: World, step: Step) => Promise<void>;

/** The one of a list that a number chooses. */
export const one = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** The lessons that are asked for, in and outside the timetable. */
export async function lessons(world: World): Promise<Lesson[]> {
  const { body } = await world
    .as('head')
    .get<{ items: Lesson[] }>(`/lessons?from=${FROM}&to=${TO}&departmentId=${world.school.departmentId}&limit=200`);
  return body.items ?? [];
}

/** A request as it is now, the one that a number chooses. */
export async function read(world: World, index: number): Promise<Requisition | undefined> {
  const id = one(world.requisitions, index);
  if (id === undefined) return undefined;
  const { status, body } = await world.as('technician').get<Requisition>(`/requisitions/${id}`);
  return status === 200 ? body : undefined;
}
