import { type Canary, type Reader, READERS } from './plant.js';

const LATENESS: readonly Canary[] = ['that it was late', 'by how much', 'when it was sent'];
const WHOSE_WORK_IT_IS: readonly Reader[] = ['teacher', 'technician', 'technician of Art', 'head'];
const WHO_KNOWS_WHY: readonly Reader[] = ['teacher', 'technician', 'head'];

/**
 * Who may find what is private of the teacher, in whatever answer they get: that a request was late is work to technicians and concerns the
 * own head; why, those of its department; their words to each other, those who ask, serve and lead; why somebody is away, the own head and
 * admins; an address, admins.
 */
export const MAY_FIND: Record<Canary, readonly Reader[]> = {
  'that it was late': WHOSE_WORK_IT_IS,
  'by how much': WHOSE_WORK_IT_IS,
  'when it was sent': WHOSE_WORK_IT_IS,
  'late reason': WHO_KNOWS_WHY,
  'late words': WHO_KNOWS_WHY,
  'why it changed late': WHO_KNOWS_WHY,
  'why it was cancelled': WHO_KNOWS_WHY,
  thread: WHOSE_WORK_IT_IS,
  question: WHOSE_WORK_IT_IS,
  'absence reason': ['teacher', 'head', 'admin'],
  address: ['teacher', 'admin'],
};

interface Besides {
  what: readonly Canary[];
  who: readonly Reader[];
}

/** Of one request that somebody sees, its times say it to them: no sum is made of one. */
const OF_ONE_REQUEST: Besides = { what: LATENESS, who: ['admin', 'head of Art'] };

/** Who may find it besides, in one answer alone. */
export const BESIDES: Record<string, Besides> = {
  'GET /requisitions/{id}': OF_ONE_REQUEST,
  'GET /to-settle': OF_ONE_REQUEST,
  'PUT /requisitions/{id}': OF_ONE_REQUEST,
  'POST /requisitions/{id}/transitions': OF_ONE_REQUEST,
  'POST /requisitions/{id}/move': OF_ONE_REQUEST,
  // totals and causes of a department name nobody
  'GET /workload': { what: ['late reason'], who: ['technician of Art', 'head of Art', 'admin'] },
  'GET /reports/lateness': { what: ['late reason'], who: ['admin'] },
  'GET /workload/figures': { what: ['late reason'], who: ['technician of Art', 'head of Art', 'admin'] },
  // of the very request that is tried
  'POST /requisitions/preview': { what: ['that it was late'], who: READERS },
  // names of reasons and of facts, and nobody's
  'GET /openapi.json': { what: ['that it was late', 'late reason'], who: READERS },
};

/** Lists what an answer told somebody who may not know it. */
export function leaks(route: string, who: Reader, told: readonly Canary[]): Canary[] {
  const besides = BESIDES[route];
  const isBesides = (one: Canary) => besides !== undefined && besides.what.includes(one) && besides.who.includes(who);
  return told.filter((one) => !MAY_FIND[one].includes(who) && !isBesides(one));
}
