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

/** So many files of specs that failed are done again; more than that is no slow moment of the machine. */
const MOST_AGAIN = 2;
/** Where people race, and where what was tried is drawn by lot, one failure in many shows a fault that the next try may not meet. */
const RACES = /race|\bworld\b|together/;
const BY_LOT = /Property failed/;

/**
 * The files of specs that may be done again, by themselves, to see whether the machine stood still.
 * @returns {string[]} their paths; none where one of those that failed shows a fault whatever comes after, or where there are many
 */
export function mayBeDoneAgain({ testResults }) {
  const failed = testResults.filter(({ status }) => status === 'failed');
  const isFault = ({ name, message, assertionResults }) =>
    RACES.test(relative(process.cwd(), name)) ||
    assertionResults.every(({ status }) => status !== 'failed') ||
    BY_LOT.test([message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages ?? [])].join('\n'));
  return failed.length > MOST_AGAIN || failed.some(isFault) ? [] : failed.map(({ name }) => name);
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
