// What the database's own programs say of themselves.

/** The last line of a log that says something, without its prefix. */
export function lastLine(text) {
  return text
    .split('\n')
    .map((line) => line.replace(/^.*?(FATAL|PANIC|error): */, '').trim())
    .filter((line) => line && !/^initdb: removing|^HINT/.test(line))
    .at(-1);
}
