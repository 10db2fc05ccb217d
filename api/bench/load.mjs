// A load of so many clients, each sending its next request when it has its answer.
import { Agent, request } from 'node:http';

function percentile(sorted, share) {
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Runs `one` in `clients` loops for `seconds`. @returns {Promise<{perSecond: number, p50: number, p99: number, count: number}>} times in milliseconds */
export async function load({ clients, seconds, one }) {
  const times = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < end) {
        const begun = performance.now();
        await one(client);
        times.push(performance.now() - begun);
      }
    }),
  );
  const took = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return { perSecond: times.length / took, p50: percentile(times, 0.5), p99: percentile(times, 0.99), count: times.length };
}

/** A keep-alive HTTP client of one server. */
export function httpClient(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return {
    /** Sends one request as a signed-in person. @returns {Promise<{status: number, body: string}>} */
    send: (method, path, person, body) =>
      new Promise((answered, failed) => {
        const payload = body === undefined ? undefined : JSON.stringify(body);
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
              ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
            },
          },
          (answer) => {
            let text = '';
            answer.setEncoding('utf8');
            answer.on('data', (chunk) => (text += chunk));
            answer.on('end', () => answered({ status: answer.statusCode, body: text }));
          },
        );
        sent.on('error', failed);
        sent.end(payload);
      }),
    close: () => agent.destroy(),
  };
}

/** The middle of three or more runs, by requests a second. */
export function median(runs) {
  return [...runs].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(runs.length / 2)];
}
