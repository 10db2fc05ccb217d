// npm run check: everything that can be wrong without running the application, and whether the migrations and the OpenAPI
// document still say what the code says (the API's specs whose file name has `drift` in it).
import './follow-parent.mjs';
import { CHECKS, jest, runShown } from './checks.mjs';
import { stopAll } from './children.mjs';

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    stopped = true;
    void stopAll();
  });

const failed = [];
for (const { name, args } of [...CHECKS, { name: 'drift', args: jest('api', 'drift') }])
  if (!stopped && !(await runShown(name, args))) failed.push(name);
console.log(stopped ? '\nStopped.' : failed.length ? `\nNot in order: ${failed.join(', ')}.` : '\nEverything is in order.');
process.exitCode = stopped ? 130 : Math.min(failed.length, 1);
