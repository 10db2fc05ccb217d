import { newId } from '../../core/ids/index.js';
import { simple, type Trial } from './trials.js';

/** Who reads and writes schemes of work, and says which one a class follows. */
export const SCHEME_TRIALS: readonly Trial[] = [
  simple('scheme.read', (client) => client.get('/schemes?limit=1')),
  simple('scheme.write (add)', (client) => client.post('/schemes', {})),
  simple('scheme.write (change)', (client) => client.put(`/schemes/${newId()}`, {})),
  simple('scheme.follow', (client) => client.put(`/groups/${newId()}/scheme`, {}), 'own'),
];
