import type { Notice } from '@app/shared';
import { simple, type Trial, type Whose } from './trials.js';

const IDEA = { kind: 'idea', title: 'Labels', text: 'One colour for each lab' };

const remove = (row: Whose): Trial =>
  simple(
    'notice.remove',
    async (client, { school }, who) => {
      const { body } = await school.client(row === 'own' ? who : 'colleague').post<Notice>('/notices', IDEA);
      return client.delete(`/notices/${body.id}`);
    },
    row,
  );

/** Who reads notices, puts them up and takes them down, and who answers ideas. */
export const NOTICE_TRIALS: readonly Trial[] = [
  simple('notice.read', (client) => client.get('/notices?limit=1')),
  simple('notice.write', (client) => client.post('/notices', { ...IDEA, kind: 'update' })),
  simple('notice.lead', async (client, { school }) => {
    const { body } = await school.client('colleague').post<Notice>('/notices', IDEA);
    return client.post(`/notices/${body.id}/answer`, {});
  }),
  remove('own'),
  remove('a colleague’s'),
];
