// What the database's own programs say of themselves.

const REASON = /FATAL|PANIC|error:|could not/;
/** What is said after the reason, and is none. */
const AFTERWARDS = /^(initdb: )?(removing|child process exited|HINT|DETAIL)/;

/** The last line of a log that says why something failed, or the last that says anything, without its prefix. */
export function lastLine(text) {
  const lines = text.split('\n').filter((line) => line.trim() && !AFTERWARDS.test(line));
  const line = lines.findLast((one) => REASON.test(one)) ?? lines.at(-1);
  return line?.replace(/^.*?(FATAL|PANIC|error|LOG): */, '').trim();
}
