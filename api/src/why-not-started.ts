import { inspect } from 'node:util';
import { SettingError } from './core/config/index.js';
import { DatabaseUnfit } from './core/database/index.js';

/** Classes of PostgreSQL's codes that speak of the server, the way to it or who may come in, and not of what we sent. */
const OF_THE_SERVER = ['08', '28', '3D', '53', '57', '58'];

/** What a failed start is for the person who began it: one sentence where it was to be expected, all of it where it is a fault of ours. */
export function whyNotStarted(error: unknown, env: NodeJS.ProcessEnv): string {
  const { code = '', message, syscall, severity } = error as { code?: string; message: string; syscall?: string; severity?: string };
  if (error instanceof SettingError || error instanceof DatabaseUnfit) return message;
  if (code === 'EADDRINUSE') return `Port ${env['PORT'] ?? 3000} is in use by another program; set PORT to a free one.`;
  if (syscall !== undefined || /timeout/i.test(message)) return `The server could not start: ${message || code}.`;
  if (severity === 'FATAL' || OF_THE_SERVER.includes(code.slice(0, 2)))
    return `The server could not start: the database says '${message}'.`;
  return inspect(error);
}
