// Two tabs of one technician tick in one browser, while the server that they speak to is killed and its connections to the database are cut.
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, httpClient, untilTaken } from '../bench/load.mjs';
import { makeSchool, NOW } from '../bench/school.mjs';
import { startServer } from '../bench/server.mjs';
import { root, startNode } from '../tools/children.mjs';
import { freePort } from '../tools/free-port.mjs';
import { LONGEST_MS, signalTo, untilSo, within } from './bounded.mjs';

/** So many ticks, in pairs: few enough that what there is to do on one day is not too much, which would leave some unaccepted. */
const TICKS = 36;
/** From one fault to the next, in milliseconds. */
const BETWEEN_MS = 1500;

/** Asks for so many lists of their own on one day, all of which are accepted. @returns their ids by their titles */
async function ask(http, { lessons, technician }, date) {
  const made = new Map();
  const ofDay = lessons.filter((lesson) => lesson.date === date);
  for (let count = 0; count < TICKS; count++) {
    const { entry } = ofDay[(count * 7) % ofDay.length];
    const title = `Tabs ${randomUUID().slice(0, 8)}`;
    const body = {
      lessonId: `${entry.id}_${date}`,
      title,
      status: 'submitted',
      lines: [{ name: 'Filters', kind: 'apparatus', perClass: 3 }],
    };
    const surely = (wanted, path, person, sent) =>
      untilTaken(async () => {
        const answer = await http.send('POST', path, person, sent);
        expect(wanted)(answer);
        return JSON.parse(answer.body);
      });
    const { id, status, version } = await surely(201, '/api/requisitions', entry.teacher, body);
    if (status === 'submitted') await surely(200, `/api/requisitions/${id}/transitions`, technician, { to: 'accepted', version });
    made.set(title, id);
  }
  return made;
}

/** Kills the server and starts it again at its port, and cuts its connections, in turn, each once at least, until what ticks has ticked all. */
async function faultsUntil(isOver, { restart, cut }) {
  const times = { killed: 0, cut: 0 };
  for (let time = 0; time < 2 || !isOver(); time++) {
    if (time % 2 === 0) await restart();
    else await cut();
    times[time % 2 === 0 ? 'killed' : 'cut']++;
    await pause(BETWEEN_MS * 2 * Math.random());
  }
  return times;
}

/**
 * Has two tabs tick and take back under faults.
 * @returns figures: `lost` are those that are not in the end what was tapped last, `doubled` steps that were taken more often than they were
 * tapped, `kept` what still waits in the browser, `refused` what was told of there as not taken, `otherwise` what a tab shows otherwise
 */
export async function twoTabs({ url, owner }) {
  const bench = await makeSchool(owner, { practicals: 1, host: 'tabs.example' });
  const settings = { NOW, LOG_LEVEL: 'fatal', PORT: String(await freePort()), WEB_ROOT: join(root, 'dist/web/browser') };
  let server = await startServer(url, settings);
  const http = httpClient(server.port, 1);
  const date = bench.lessons[0].date;
  const made = await ask(http, bench, date);
  http.close();
  const { token, xsrf } = bench.technician;
  const cookies = Object.entries({ requisite_session: token, 'XSRF-TOKEN': xsrf }).map(([name, value]) => ({ name, value }));
  const wanted = { url: `http://127.0.0.1:${server.port}`, cookies, date, titles: [...made.keys()] };
  const tabs = startNode(['e2e/faults/two-tabs.ts'], { env: { TWO_TABS: JSON.stringify(wanted) }, quiet: true });
  let hasEnded = false;
  void tabs.ended.then(() => (hasEnded = true));
  await untilSo('two tabs show what there is to tick', () => hasEnded || tabs.output().includes('opened\n'), { ms: 2 * LONGEST_MS });
  const times = await faultsUntil(() => hasEnded || tabs.output().includes('tapped\n'), {
    async restart() {
      signalTo(server.pid, 'SIGKILL');
      await pause(300);
      server = await startServer(url, settings);
    },
    cut: () =>
      owner.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'requisite%'",
      ),
  });
  if ((await within('two tabs have ticked, and what they ticked is sent and shown', tabs.ended, 4 * LONGEST_MS)) !== 0)
    throw new Error(`The two tabs failed:\n${tabs.output()}`);
  await server.stop();
  const { tapped, waiting, refused, otherwise, shownMs } = JSON.parse(tabs.output().trim().split('\n').at(-1));
  const { rows } = await owner.query(
    `SELECT q.id, k.done_at IS NOT NULL AS done, (SELECT count(*)::int FROM event e WHERE e.school_id = q.school_id AND e.subject_id = q.id
       AND e.payload -> 'after' ->> 'status' = 'prepared') AS steps
     FROM requisition q JOIN task k ON k.school_id = q.school_id AND k.requisition_id = q.id AND k.kind = 'prepare' WHERE q.id = ANY($1)`,
    [[...made.values()]],
  );
  const now = new Map(rows.map((row) => [row.id, row]));
  const found = tapped.map(({ title, done }) => ({ done, is: now.get(made.get(title)) }));
  return {
    what: 'two tabs tick under faults',
    ...times,
    ticks: tapped.length,
    'taken back': tapped.filter(({ done }) => !done).length,
    lost: found.filter(({ done, is }) => is?.done !== done).length,
    doubled: found.filter(({ is }) => is?.steps > 1).length,
    kept: waiting,
    refused,
    otherwise,
    'shown after ms': shownMs,
  };
}
