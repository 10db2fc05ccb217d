// A first start that is killed while it loads the demo school: nothing of it may stay, and the next one makes it whole.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startNode } from '../tools/children.mjs';
import { signalTo, within } from './bounded.mjs';
import { lookForBroken } from './invariants.mjs';

const SEED = ['dist/api/api/src/seed.js'];
const DEMO_NOW = '2026-11-03T08:50:00Z';
const COUNTS = `SELECT ${['account', 'person', 'timetable_entry', 'practical', 'requisition', 'task', 'hold']
  .map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  .join(', ')}`;

/** Makes a database with the tables and nothing in them, as the first start finds it. @returns its URL */
export async function emptyCopy(url, name) {
  const made = new URL(url);
  const from = made.pathname.slice(1);
  made.pathname = '/postgres';
  const superuser = new pg.Client(made.href);
  await superuser.connect();
  try {
    await superuser.query(`CREATE DATABASE ${name} TEMPLATE "${from}"`);
  } finally {
    await superuser.end();
  }
  made.pathname = `/${name}`;
  return made.href;
}

/**
 * Kills the first start of a new installation again and again, each time after another part of the time that a whole one takes, until a
 * moment, three times at least, and then lets one be.
 * @param {{interrupted: string, whole: string}} urls of two empty databases
 */
export async function firstStarts(urls, endOf) {
  const load = (url) => startNode(SEED, { env: { DATABASE_URL: url, DEMO: '1', NOW: DEMO_NOW }, quiet: true });
  const clients = [urls.whole, urls.interrupted].map((url) => new pg.Client(url));
  const [whole, interrupted] = clients;
  for (const client of clients) await client.connect();
  try {
    const countsOf = async (client) => JSON.stringify((await client.query(COUNTS)).rows[0]);
    const nothing = await countsOf(interrupted);
    const begun = performance.now();
    if ((await within('the demo school is loaded', load(urls.whole).ended)) !== 0) throw new Error('The demo school could not be loaded.');
    const wholeMs = performance.now() - begun;
    const wanted = await countsOf(whole);
    const endMs = endOf();
    const result = { interrupted: 0, half: 0, 'ended before': 0 };
    while (result.interrupted < 3 || performance.now() < endMs) {
      const start = load(urls.interrupted);
      // the first tenth is Node's own start
      await pause(wholeMs * (0.1 + 0.8 * ((result.interrupted * 0.382) % 1)));
      signalTo(start.pid, 'SIGKILL'); // it may be over: others leave it more of the machine than they left the whole one
      await within('a first start that was killed has ended', start.ended);
      const left = await countsOf(interrupted);
      if (left === wanted) {
        result['ended before']++;
        break;
      }
      if (left !== nothing) result.half++;
      result.interrupted++;
    }
    const last = await within('the demo school is loaded after it was interrupted', load(urls.interrupted).ended);
    const isWhole = last === 0 && (await countsOf(interrupted)) === wanted;
    const broken = (await lookForBroken(interrupted)).reduce((sum, one) => sum + one.broken, 0);
    return { what: 'a first start is interrupted', ...result, 'whole afterwards': isWhole, 'invariants broken': broken };
  } finally {
    for (const client of clients) await client.end();
  }
}
