// People who ask, cancel and ask again while servers die, and who know what they were told.
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { LONGEST_MS } from './bounded.mjs';

const pick = (list) => list[Math.floor(Math.random() * list.length)];
/** Nobody waits longer for one answer, in milliseconds; then the same is sent again with the same key. */
const PATIENCE_MS = 20_000;
/** Nobody sends the same for longer than this: a server that never comes back is a fault of its own. */
const GIVES_UP_MS = LONGEST_MS;
/** A person looks at an answer for so long before the next, in milliseconds: as fast as it goes, the days would fill until each request took seconds. */
const LOOKS_MS = 150;
const ASK = { method: 'POST', path: '/api/requisitions' };

function send(port, { method, path, person, body, key }) {
  return new Promise((answered, failed) => {
    const payload = JSON.stringify(body);
    const headers = {
      cookie: `requisite_session=${person.token}`,
      'x-xsrf-token': person.xsrf,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'idempotency-key': key,
    };
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false, timeout: PATIENCE_MS }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => (text += chunk));
      answer.on('error', failed);
      answer.on('end', () => answered({ status: answer.statusCode, body: text }));
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer')));
    sent.on('error', failed);
    sent.end(payload);
  });
}

/** So many people at work on servers that come and go: `ports()` tells which there are now. */
export class PeopleAtWork {
  /** What was acknowledged: requests by their key, those cancelled among them. */
  asked = new Map();
  cancelled = new Set();
  repeats = 0;
  refused = 0;
  unanswered = 0;
  stopping = false;

  constructor(bench, ports, count) {
    this.bench = bench;
    this.ports = ports;
    this.work = Promise.all(Array.from({ length: count }, () => this.person()));
  }

  async stop() {
    this.stopping = true;
    await this.work;
  }

  get acknowledged() {
    return this.asked.size + this.cancelled.size;
  }

  /** Asks, and cancels every third of what was asked, until it is told to stop; what is under way is seen through. */
  async person() {
    while (!this.stopping) {
      await new Promise((done) => setTimeout(done, LOOKS_MS * 2 * Math.random()));
      const { entry, date } = pick(this.bench.lessons);
      const key = randomUUID();
      const body = { lessonId: `${entry.id}_${date}`, practicalId: pick(this.bench.practicals).id, title: key, status: 'submitted' };
      const made = await this.surely({ ...ASK, person: entry.teacher, body, key });
      if (made?.status !== 201) {
        if (made) this.refused++;
        continue;
      }
      const { id, version } = JSON.parse(made.body);
      this.asked.set(key, { id, person: entry.teacher, body, answer: made.body });
      if (Math.random() > 1 / 3) continue;
      const step = { to: 'cancelled', version, note: 'Not needed' };
      const done = await this.surely({
        ...{ method: 'POST', path: `/api/requisitions/${id}/transitions`, person: entry.teacher, body: step },
        key: randomUUID(),
      });
      if (done?.status === 200) this.cancelled.add(id);
      else if (done) this.refused++;
    }
  }

  /** Sends until there is an answer that says what became of it; null, and counted, where none comes. */
  async surely(wanted) {
    const endMs = performance.now() + GIVES_UP_MS;
    while (performance.now() < endMs) {
      const port = pick(this.ports());
      const answer = port === undefined ? null : await send(port, wanted).catch(() => null);
      const isBusy = answer?.status === 409 && JSON.parse(answer.body).code === 'BUSY';
      if (answer && answer.status < 500 && answer.status !== 429 && !isBusy) return answer;
      this.repeats++;
      await new Promise((done) => setTimeout(done, 100));
    }
    this.unanswered++;
    return null;
  }

  /** Sends some of the acknowledged once more with their keys. @returns {Promise<number>} how many were answered otherwise than the first time */
  async repeatSome(count) {
    let unlike = 0;
    const some = [...this.asked.entries()].slice(-count);
    for (const [key, { person, body, answer }] of some) {
      const again = await this.surely({ ...ASK, person, body, key });
      if (again?.status !== 201 || JSON.parse(again.body).id !== JSON.parse(answer).id) unlike++;
    }
    return unlike;
  }
}
