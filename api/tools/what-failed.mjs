// What failed in a run, each in a few lines, to be said again at its end: a long output is often kept only in parts.

import { relative } from 'node:path';

const LINES = 6;
const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, '');

/** The first lines of a message that say something, without colours. */
function firstLines(message) {
  const lines = plain(message ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(0, LINES).map((line) => `    ${line.slice(0, 240)}`);
}

/** What Jest reported as failed. @returns {string[]} a line with the name of each test, and below it what it said */
export function failedSpecs({ testResults }) {
  return testResults.flatMap(({ name: path, status, message, assertionResults }) => {
    const name = relative(process.cwd(), path);
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (failed.length === 0) return status === 'failed' ? [name, ...firstLines(message)] : [];
    return failed.flatMap(({ fullName, failureMessages }) => [`${name}: ${fullName}`, ...firstLines(failureMessages[0])]);
  });
}

function* specsOf({ suites = [], specs = [] }) {
  yield* specs;
  for (const suite of suites) yield* specsOf(suite);
}

/**
 * What Playwright reported with one status.
 * @param {'unexpected' | 'flaky'} status failed, or passed only when it was done again
 * @returns {string[]} a line with the name of each journey, and below it what its first try said
 */
export function journeysThat(status, report) {
  return [...specsOf(report)].flatMap(({ file, line, title, tests }) =>
    tests
      .filter((test) => test.status === status)
      .flatMap(({ results }) => [`${file}:${line}: ${title}`, ...firstLines(results[0]?.errors[0]?.message)]),
  );
}

/** The last lines that a program printed. */
export function lastLines(output, count = 15) {
  return plain(output)
    .trimEnd()
    .split('\n')
    .slice(-count)
    .map((line) => `    ${line.slice(0, 240)}`);
}
