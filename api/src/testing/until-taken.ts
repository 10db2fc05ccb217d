import type { Answer } from './test-app.js';

/**
 * Sends again, as people do, what a server has no time for or what somebody else has in hand: on a slow machine either comes of slowness
 * alone, and nothing was done. What never comes to anything is ended by the runner.
 */
export async function untilTaken<Body>(send: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (;;) {
    const answer = await send();
    const { code } = (answer.body ?? {}) as { code?: string };
    if (code !== 'BUSY' && code !== 'SERVER_BUSY') return answer;
  }
}
