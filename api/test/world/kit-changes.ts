import type { Apparatus } from '@app/shared';
import { type Do, one, read } from './step.js';
import { DATES, type World } from './world.js';

async function thing(world: World, index: number): Promise<Apparatus | undefined> {
  const { status, body } = await world.as('technician').get<Apparatus>(`/apparatus/${one(world.apparatus, index)}`);
  return status === 200 ? body : undefined;
}

/** More or fewer are owned, they take longer to be ready, are called otherwise, or are out of service until a day. */
export const kit: Do = async (world, { at, by, how }) => {
  const current = await thing(world, at);
  if (!current) return;
  const { id, version, labelled, parts } = current;
  const owned = labelled ? by % 2 : parts.length > 0 ? by % 4 : 4 + (by % 12);
  const out = { outOfService: Math.min(by % 3, current.owned), outOfServiceUntil: one(DATES, by) };
  const changes = [{ owned }, { turnaroundMinutes: (by % 5) * 30 }, { name: `Kit ${by} of ${at}` }, out, { archived: !current.archived }];
  world.note('kit', await world.as('technician').put(`/apparatus/${id}`, { version, ...one(changes, how) }));
};

/** A kit is made of other parts, or of none. */
export const parts: Do = async (world, { at, by, how }) => {
  const current = await thing(world, 3 + (at % 2));
  const [first, second, third] = world.apparatus;
  if (!current) return;
  const made = [
    [],
    [{ apparatusId: first, quantity: 1 + (by % 3) }],
    [
      { apparatusId: first, quantity: 2 },
      { apparatusId: second, quantity: 1 + (by % 2) },
    ],
    [{ apparatusId: third, quantity: 1 }],
  ];
  const body = { version: current.version, parts: one(made, how) };
  world.note('parts', await world.as('technician').put(`/apparatus/${current.id}`, body));
};

/** Something breaks, by itself or with a request. */
export const breakage: Do = async (world, { at, by, how }) => {
  const id = one(world.apparatus, at);
  const with_ = how % 3 === 0 ? await read(world, by) : undefined;
  const body = { quantity: 1 + (by % 4), ...(with_ ? { requisitionId: with_.id } : {}) };
  world.note('breakage', await world.as('technician').post(`/apparatus/${id}/breakages`, body));
};

export const repair: Do = async (world, { at, by }) => {
  const id = one(world.apparatus, at);
  world.note('repair', await world.as('technician').post(`/apparatus/${id}/repairs`, { quantity: 1 + (by % 3) }));
};
