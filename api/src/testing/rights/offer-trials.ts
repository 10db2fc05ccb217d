import type { Offer } from '@app/shared';
import { ownAndOther, requisitionOf, simple, type Trial } from './trials.js';
import type { World } from './people.js';

/** The lesson a week after the one that is asked for. */
const weekAfter = ({ entries }: World, whose: string) => `${entries.get(whose)}_2026-11-17`;

/** Who offers another lesson, and who answers. */
export const OFFER_TRIALS: readonly Trial[] = [
  simple(
    'requisition.offer',
    async (client, world) =>
      client.post(`/requisitions/${await requisitionOf(world, 'colleague', 'submitted')}/offers`, {
        lessonId: weekAfter(world, 'colleague'),
      }),
    'a colleague’s',
  ),
  ...ownAndOther('offer.answer', async (client, world, whose) => {
    const maker = world.school.client(whose === 'technician' ? 'head' : 'technician');
    const id = await requisitionOf(world, whose, 'submitted');
    const { body } = await maker.post<Offer>(`/requisitions/${id}/offers`, { lessonId: weekAfter(world, whose) });
    return client.post(`/offers/${body.id}/answer`, { accept: false });
  }),
];
