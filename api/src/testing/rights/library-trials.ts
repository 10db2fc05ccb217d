import { ownAndOther, practical, simple, type Trial } from './trials.js';

/** Who leaves notes beside a practical, and who takes them away. */
export const LIBRARY_TRIALS: readonly Trial[] = [
  simple('practical.note', async (client, world) => client.post(`/practicals/${await practical(world)}/notes`, { text: 'Fresh' })),
  ...ownAndOther('practical.removeNote', async (client, world, whose) => {
    const id = await practical(world);
    if (whose === 'colleague') await world.school.signIn(whose);
    const note = await world.school.client(whose).post<{ id: string }>(`/practicals/${id}/notes`, { text: 'Fresh' });
    return client.delete(`/practicals/${id}/notes/${note.body.id}`);
  }),
];
