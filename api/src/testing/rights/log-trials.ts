import type { LogAnswer } from '@app/shared';
import { simple, type Trial } from './trials.js';

/** Who keeps a log of their own, who sees what technicians share of theirs; and who may have somebody forgotten. */
export const LOG_TRIALS: readonly Trial[] = [
  simple('person.write (forget)', (client, { school }) => client.post(`/people/${school.personId('colleague')}/forget`)),
  simple('log.write', (client) => client.post('/log', { date: '2026-10-20', minutes: 5, kind: 'cpd' })),
  {
    name: 'log.readSums',
    row: '-',
    run: async (world, who) => {
      const entry = { date: '2026-10-19', minutes: 5, kind: 'cpd', shared: true };
      await world.school.client('technician').post('/log', entry);
      const { status, body } = await world.school.client(who).get<LogAnswer>('/log');
      return body.shared?.length > 0 ? 'yes' : `no (${status})`;
    },
  },
];
