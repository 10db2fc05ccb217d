import { readFileSync } from 'node:fs';

/** What the server is told by its environment. */
export interface Config {
  port: number;
  host: string;
  databaseUrl: string;
  poolSize: number;
  /** Offers the demo school's sign-ins. */
  demo: boolean;
  /** Epoch milliseconds that the clock stands at; null is real time. */
  fixedNowMs: number | null;
  smtpUrl: string | null;
  /** Whether a mail server that offers no encryption is sent nothing. */
  smtpTls: 'required' | 'optional';
  mailFrom: string;
  /** The clamd that looks through files before they are kept; null: none does. */
  clamdUrl: string | null;
  publicUrl: string;
  operatorToken: string | null;
  /** What whoever makes the first school must know; null lets nobody make it. */
  setupToken: string | null;
  /** Where the built web application is; null serves the API alone. */
  webRoot: string | null;
  logLevel: string;
  /** How many proxies in front are believed when they say for whom they ask (`X-Forwarded-*`); 0 believes none. */
  trustProxy: number;
  /** Whether this server tells, sends and makes the day's lists by itself; off, only somebody who asks it to does. */
  jobs: boolean;
  /** How much more often than usual somebody may ask for what can be asked too often; 0: as often as they like. */
  paceFactor: number;
  version: string;
}

/** A setting that cannot be used; its message is one sentence for the person who starts the server. */
export class SettingError extends Error {}

function wholeNumber(env: NodeJS.ProcessEnv, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max)
    throw new SettingError(`${name} must be a whole number from ${min} to ${max}, not '${text}'.`);
  return value;
}

function factor(env: NodeJS.ProcessEnv, name: string): number {
  const value = Number(env[name] || 1);
  if (!(value >= 0 && value <= 1000)) throw new SettingError(`${name} must be a number from 0 to 1000, not '${env[name]}'.`);
  return value;
}

function url(env: NodeJS.ProcessEnv, name: string, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new SettingError(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
  return text;
}

/** The address of a clamd, which is a machine and its port, or a socket of this one. */
function clamdUrl(env: NodeJS.ProcessEnv): string | null {
  const address = url(env, 'CLAMD_URL', ['tcp:', 'unix:']);
  const { protocol, hostname, pathname } = address ? new URL(address) : { protocol: '', hostname: '', pathname: '' };
  const isWhole = protocol === 'unix:' ? hostname === '' && pathname.length > 1 : hostname !== '';
  if (address && !isWhole) throw new SettingError('CLAMD_URL must look like tcp://host:3310 or unix:///path/to/clamd.ctl.');
  return address;
}

function oneOf<Word extends string>(env: NodeJS.ProcessEnv, name: string, words: readonly [Word, ...Word[]]): Word {
  const text = env[name] || words[0];
  const word = words.find((one) => one === text);
  if (word === undefined) throw new SettingError(`${name} must be ${words.join(' or ')}, not '${text}'.`);
  return word;
}

function fixedNow(env: NodeJS.ProcessEnv): number | null {
  const text = env['NOW'];
  if (!text) return null;
  if (env['NODE_ENV'] === 'production')
    throw new SettingError('NOW fixes the clock and is for demos and tests only; take it out of a production server.');
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw new SettingError(`NOW must be an instant such as 2026-11-03T08:50:00Z, not '${text}'.`);
  }
}

/**
 * Reads the settings of the environment.
 * @throws SettingError with one sentence that names the setting
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const port = wholeNumber(env, 'PORT', 3000, 0, 65535);
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  if (!databaseUrl) throw new SettingError('DATABASE_URL is not set; npm start sets it for the built-in database.');
  const demo = env['DEMO'] === '1';
  const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  return {
    port,
    host: env['HOST'] || (demo ? '127.0.0.1' : '0.0.0.0'), // everybody knows the passwords of a demo
    databaseUrl,
    poolSize: wholeNumber(env, 'DATABASE_POOL', 10, 1, 200),
    demo,
    fixedNowMs: fixedNow(env),
    smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    smtpTls: oneOf(env, 'SMTP_TLS', ['required', 'optional']),
    mailFrom: env['MAIL_FROM'] || 'Requisite <requisite@localhost>',
    clamdUrl: clamdUrl(env),
    publicUrl: (url(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/$/, ''),
    operatorToken: env['OPERATOR_TOKEN'] || null,
    setupToken: env['SETUP_TOKEN'] || null,
    webRoot: env['WEB_ROOT'] || null,
    logLevel: env['LOG_LEVEL'] || 'info',
    trustProxy: wholeNumber(env, 'TRUST_PROXY', 0, 0, 10),
    jobs: env['JOBS'] !== '0',
    paceFactor: factor(env, 'RATE_LIMITS'),
    version: packageJson.version,
  };
}

/** The injection token of the settings. */
export const CONFIG = Symbol('config');
