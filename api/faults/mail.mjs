// A mail server that is away, turns everybody out, or takes a message and dies before it says so: no message is lost to a person.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { makeSchool } from '../bench/school.mjs';
import { startServer } from '../bench/server.mjs';
import { untilSo } from './bounded.mjs';

const MAILS = 20;
/** One fault lasts so long, in milliseconds. */
const FAULT_MS = 1500;
/** Nobody lives there: the mail server says so for good. */
const NOBODY = 'nobody@gone.example';

/** A mail server that notes to whom something came, and breaks as it is told to. */
class PostOffice {
  came = [];
  /** 'well', 'turns out' (421 to whatever is said), or 'dies' (takes a message, then cuts the connection in place of its answer). */
  mood = 'well';
  #server = null;
  #port = 0;

  get url() {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async open() {
    this.#server ??= new SMTPServer({
      closeTimeout: 100,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: ({ address }, _session, done) => {
        if (this.mood === 'turns out') return done(Object.assign(new Error('Closing'), { responseCode: 421 }));
        done(address === NOBODY ? Object.assign(new Error('No such person'), { responseCode: 550 }) : null);
      },
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          this.came.push(session.envelope.rcptTo[0].address);
          if (this.mood === 'dies') for (const one of this.#server.connections) one._socket.destroy();
          else done();
        });
      },
    });
    this.#server.on('error', () => {}); // its clients go away in the midst of a word
    await new Promise((open) => this.#server.listen(this.#port, '127.0.0.1', open));
    this.#port = this.#server.server.address().port;
  }

  async close() {
    const server = this.#server;
    this.#server = null;
    await new Promise((closed) => server.close(closed));
  }
}

const FAULTS = [
  {
    what: 'away',
    begin: (post) => post.close(),
    end: (post) => post.open(),
  },
  {
    what: 'turns everybody out',
    begin: (post) => (post.mood = 'turns out'),
    end: (post) => (post.mood = 'well'),
  },
  {
    what: 'dies before it answers',
    begin: (post) => (post.mood = 'dies'),
    end: (post) => (post.mood = 'well'),
  },
];

async function put(owner, school, addresses) {
  await owner.query(
    `INSERT INTO mail_message (school_id, id, kind, to_name, to_address, subject, text, personal, at, status, due, attempts)
     SELECT $1, gen_random_uuid(), 'requisition.late', 'Somebody', a, 'Late', 'Late', false, now(), 'waiting', now(), 0 FROM unnest($2::text[]) a`,
    [school, addresses],
  );
  await wake(owner, school);
}

/** Has the queue looked at now, as an admin's 'send all again' does. */
async function wake(owner, school) {
  await owner.query('UPDATE mail_server SET next_try = now() WHERE next_try > now()');
  await owner.query("INSERT INTO pending (id, school_id, consumer, due, attempts) VALUES (gen_random_uuid(), $1, 'mail', now(), 0)", [
    school,
  ]);
  await owner.query("SELECT pg_notify('requisite_pending', '')");
}

/** Two servers send what waits, while the mail server breaks in each way once. @returns one row of figures for each */
export async function mailFaults(url) {
  const owner = new pg.Client(url);
  await owner.connect();
  const post = new PostOffice();
  await post.open();
  const servers = [];
  try {
    const { school } = await makeSchool(owner, { teachers: 1, practicals: 1 });
    for (let count = 0; count < 2; count++)
      servers.push(await startServer(url, { SMTP_URL: post.url, JOBS: '1', LOG_LEVEL: 'fatal', NOW: undefined }));
    const rows = [];
    for (const { what, begin, end } of FAULTS) {
      await begin(post);
      const addresses = Array.from({ length: MAILS }, () => `${randomUUID()}@there.example`);
      await put(owner, school, [NOBODY, ...addresses]);
      await pause(FAULT_MS);
      await end(post);
      const waiting = async () =>
        (await owner.query("SELECT count(*)::int AS left FROM mail_message WHERE status = 'waiting' AND to_address <> $1", [NOBODY]))
          .rows[0].left;
      // a server that is just giving messages back comes to them a moment later
      const isSent = async () => (await waiting()) === 0 || (await wake(owner, school), false);
      await untilSo(`the e-mails are sent that waited for the mail server (${what})`, isSent, { everyMs: 300 });
      const { rows: states } = await owner.query('SELECT to_address AS to, status, attempts FROM mail_message WHERE to_address = ANY($1)', [
        addresses,
      ]);
      const came = Map.groupBy(
        post.came.filter((to) => addresses.includes(to)),
        (to) => to,
      );
      rows.push({
        'the mail server': what,
        messages: MAILS,
        'sent later': states.filter(({ status }) => status === 'sent').length,
        lost: addresses.filter((to) => !came.has(to)).length,
        'given up': states.filter(({ status }) => status === 'failed').length,
        'lost an attempt': states.filter(({ attempts }) => attempts > 1).length,
        'came twice': [...came.values()].filter((times) => times.length > 1).length,
      });
    }
    return rows;
  } finally {
    for (const server of servers) await server.stop();
    await post.close();
    await owner.end();
  }
}
