import { apparatus, ownAndOther, requisitionOf, simple, type Trial } from './trials.js';

/** When apparatus is free, and what breaks, is repaired or is retired. */
export const APPARATUS_TRIALS: readonly Trial[] = [
  simple('apparatus.read (timeline)', (client) => client.get('/apparatus/timeline?from=2026-11-09&to=2026-11-10')),
  simple('apparatus.write (retire)', async (client, world) => client.delete(`/apparatus/${await apparatus(world)}`)),
  simple('apparatus.write (repairs)', async (client, world) =>
    client.post(`/apparatus/${await apparatus(world)}/repairs`, { quantity: 1 }),
  ),
  ...ownAndOther('apparatus.report', async (client, world, whose) =>
    client.post(`/apparatus/${await apparatus(world)}/breakages`, {
      quantity: 1,
      requisitionId: await requisitionOf(world, whose, 'submitted'),
    }),
  ),
  simple('apparatus.read (uses)', async (client, world) => client.get(`/apparatus/${await apparatus(world)}/uses`)),
  simple('apparatus.read (use)', async (client, world) => client.post(`/apparatus/${await apparatus(world)}/uses`, {})),
  simple('apparatus.read (use, back)', async (client, world) =>
    client.put(`/apparatus/${await apparatus(world)}/uses/${await apparatus(world)}`, {}),
  ),
  simple('apparatus.write (breakage book)', async (client, world) => client.get(`/apparatus/${await apparatus(world)}/breakages`)),
  simple('apparatus.write (whole breakage book)', (client) => client.get('/breakages')),
];
