// A load of so many clients, each sending its next request when it has its answer.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** A server that has too much to do says so, and is asked again after so long, so often at most. */
const BUSY_MS = 500;
const MOST_TRIES = 100;
/** An answer that takes longer, in milliseconds, does not come: nothing on the slowest machine takes so long. */
const NO_ANSWER_MS = 300_000;

/** The server had more to do than it could: that of a machine that is busy with other things, too. */
export class Busy extends Error {}

/** Refuses an answer of another status. @throws Busy where the server had too much to do */
export const expect = (status) => (answer) => {
  if (answer.status === status) return;
  const why = `${answer.status}: ${answer.body.slice(0, 500)}`;
  throw answer.status === 503 ? new Busy(why) : new Error(why);
};

/** Does `one`, again where the server is busy, so that a long run is not lost to one moment; `onBusy` hears of each time. */
export async function untilTaken(one, onBusy = () => {}) {
  for (let tries = 1; ; tries++)
    try {
      return await one();
    } catch (error) {
      if (!(error instanceof Busy) || tries === MOST_TRIES) throw error;
      onBusy();
      await pause(BUSY_MS);
    }
}

function percentile(sorted, share) {
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** The median, the lower quartile and the 99th percentile of some numbers. */
export const middle = (values) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
export const lowerQuartile = (values) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.25,
  );
export const p99 = (values) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.99,
  );

/**
 * Does `one` so many times, each client its next when it has its answer.
 * @returns {Promise<{perSecond: number, times: number[]}>} times in milliseconds
 */
export async function batch({ clients, count, one }) {
  const times = [];
  let left = count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (left-- > 0) {
        const begun = performance.now();
        await one(client);
        times.push(performance.now() - begun);
      }
    }),
  );
  return { perSecond: (times.length / (performance.now() - start)) * 1000, times };
}

/**
 * Does `one` so many times a second for a while, whether or not those before have their answers: as people come, who do not wait for
 * each other.
 * @returns {Promise<number[]>} milliseconds from when each was due to its answer
 */
export async function rush({ perSecond, seconds, one }) {
  const times = [];
  const start = performance.now();
  const all = [];
  for (let index = 0; index < perSecond * seconds; index++) {
    const due = start + (index / perSecond) * 1000;
    const early = due - performance.now();
    if (early > 1) await new Promise((done) => setTimeout(done, early));
    all.push(one(index).then(() => times.push(performance.now() - due)));
  }
  await Promise.all(all);
  return times;
}

/** A keep-alive HTTP client of one server. */
export function httpClient(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const sendAs = (method, path, person, { payload, type, headers = {} }) =>
    new Promise((answered, failed) => {
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            cookie: `requisite_session=${person.token}`,
            'x-xsrf-token': person.xsrf,
            ...headers,
            ...(payload ? { 'content-type': type, 'content-length': Buffer.byteLength(payload) } : {}),
          },
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk) => (text += chunk));
          answer.on('end', () => answered({ status: answer.statusCode, body: text }));
          answer.on('error', failed);
        },
      );
      sent.on('error', failed);
      const late = setTimeout(() => sent.destroy(new Error(`${method} ${path} had no answer in five minutes.`)), NO_ANSWER_MS);
      sent.on('close', () => clearTimeout(late));
      sent.end(payload);
    });
  return {
    /** Sends one request as a signed-in person. @returns {Promise<{status: number, body: string}>} */
    send: (method, path, person, body) =>
      sendAs(method, path, person, body === undefined ? {} : { payload: JSON.stringify(body), type: 'application/json' }),
    /** Asks for a page's data as a browser asks, which takes it compressed; the body is not opened. */
    view: (path, person) => sendAs('GET', path, person, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }),
    /** Sends what is written already, of a type of its own, as a signed-in person. */
    sendFile: (path, person, written, type) => sendAs('POST', path, person, { payload: written, type }),
    close: () => agent.destroy(),
  };
}
