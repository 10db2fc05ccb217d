// Fifty people at once for the last ten of one apparatus, on one real server process and on two. Whoever is told that there is too much to do,
// as on a machine that is slow, asks again: nothing of theirs was done, and what the race is about is still to be had or not.
import { randomUUID } from 'node:crypto';
import { Busy, httpClient, untilTaken } from './load.mjs';

/** Whether an answer is that somebody is at the same thing, or that there is too much to do. */
const isBusy = ({ status, body }) => [409, 503].includes(status) && ['BUSY', 'SERVER_BUSY'].includes(JSON.parse(body).code);

/**
 * Races so many rounds, or for as long as there is time, one at least.
 * @returns {Promise<{rounds: number, right: number, overbooked: number, faults: number, busy: number}>} `busy`: how often somebody was told to ask again
 */
export async function race(owner, bench, ports, { rounds = 20, endMs = null } = {}, people = 50) {
  const clients = ports.map((port) => httpClient(port, people));
  const slot = bench.lessons.filter(
    ({ entry, date }) => entry.period === 'P3' && date === bench.lessons[0].date.replace(/.*/, '2027-06-01'),
  );
  const result = { rounds: 0, right: 0, overbooked: 0, faults: 0, busy: 0 };
  const goesOn = () => result.rounds === 0 || (endMs === null ? result.rounds < rounds : performance.now() < endMs);
  for (; goesOn(); result.rounds++) {
    const id = randomUUID();
    await owner.query('INSERT INTO apparatus (school_id, id, name, owned) VALUES ($1, $2, $3, 10)', [
      bench.school,
      id,
      `Race ${randomUUID()}`,
    ]);
    const answers = await Promise.all(
      Array.from({ length: people }, (_, index) => {
        const { entry, date } = slot[index % slot.length];
        const body = { lessonId: `${entry.id}_${date}`, title: 'Race', status: 'submitted', lines: [{ apparatusId: id, perClass: 1 }] };
        const { send } = clients[index % clients.length];
        return untilTaken(
          async () => {
            const answer = await send('POST', '/api/requisitions', entry.teacher, body);
            if (isBusy(answer)) throw new Busy(answer.body);
            return answer;
          },
          () => result.busy++,
        );
      }),
    );
    const { rows } = await owner.query('SELECT coalesce(sum(quantity), 0)::int AS held FROM hold WHERE apparatus_id = $1', [id]);
    const told = answers.filter(({ status, body }) => status === 409 && JSON.parse(body).shortages?.[0]?.apparatusId === id).length;
    const won = answers.filter(({ status }) => status === 201).length;
    if (rows[0].held === 10 && won === 10 && told === people - 10) result.right++;
    if (rows[0].held > 10) result.overbooked++;
    result.faults += answers.filter(({ status }) => status >= 500).length;
  }
  for (const client of clients) client.close();
  return result;
}
