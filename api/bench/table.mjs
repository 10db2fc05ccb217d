// The figures as tables: on the terminal, and in the README and the page on speed between their marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { root } from '../tools/children.mjs';
import { goalsOf } from './goals.mjs';

const README = join(root, 'README.md');
const SPEED = join(root, 'docs/speed.md');
const MARKS = ['<!-- figures of npm run bench -->', '<!-- end of the figures -->'];

const fixed = (value, digits) => (value === null || value === undefined ? '' : value.toFixed(digits));
const number = new Intl.NumberFormat('en-GB');

/** One line for each row and state: the server, the floors beside it and, where there is one, the other commit. */
function linesOf({ results, against }) {
  const rows = Map.groupBy(results, ({ what, stored, analysed }) => `${what} ${stored} ${analysed}`);
  return [...rows.values()].map((all) => {
    const own = all.find(({ who }) => who === 'Requisite');
    const other = against ? all.find(({ who }) => who === against) : null;
    const floors = all.filter(({ isFloor }) => isFloor);
    const best = floors.find(({ who }) => who === 'bare SQL');
    return {
      what: own.what,
      stored: number.format(own.stored),
      analysed: own.analysed ? 'yes' : 'never',
      'server ms': fixed(own.serverMs, 2),
      'database ms': fixed(own.databaseMs, 2),
      floors: floors.map(({ who, serverMs, databaseMs }) => `${who} ${fixed(serverMs ?? databaseMs, 2)}`).join(', '),
      ...(other
        ? {
            [`${against} ms`]: `${fixed(other.serverMs, 2)} + ${fixed(other.databaseMs, 2)}`,
            times: fixed((own.serverMs + own.databaseMs) / (other.serverMs + other.databaseMs), 2),
          }
        : {}),
      'per second': number.format(Math.round(own.perSecond)),
      'bare SQL per second': best ? number.format(Math.round(best.perSecond)) : '',
      'p50 / p99 ms': `${fixed(own.p50, 1)} / ${fixed(own.p99, 0)}${own.busy > 0 ? ` (too busy ${own.busy} times)` : ''}`,
    };
  });
}

/** What one school's full load costs another, in a sentence: the medians of all rounds. */
export function fairSentence({ clients, clientsOfBusy, rounds, alone, beside, times, eachTimes }) {
  const [least, most] = [Math.min(...eachTimes), Math.max(...eachTimes)];
  return `Another school, with ${clients} clients: p50 / p99 ${fixed(alone.p50, 0)} / ${fixed(alone.p99, 0)} ms alone and ${fixed(beside.p50, 0)} / ${fixed(beside.p99, 0)} ms beside one with ${clientsOfBusy}; p99 ${fixed(times, 1)} times as long (medians of ${rounds} rounds, ${fixed(least, 1)} to ${fixed(most, 1)}).`;
}

function sentencesOf({ races, judgement, line, stockImport, fair, startMs, memoryMb, firstVisit, many }) {
  const told = [];
  if (races)
    told.push(
      `The race of 50 people for the last 10 of one apparatus: ${races.map(({ right, rounds, processes }) => `${right} rounds of ${rounds} right on ${processes} ${processes === 1 ? 'process' : 'processes'}`).join(', ')}; overbooked ${races.reduce((sum, { overbooked }) => sum + overbooked, 0)}, faults ${races.reduce((sum, { faults }) => sum + faults, 0)}.`,
    );
  if (judgement)
    told.push(
      `To judge a request over the same lessons: ${judgement.map(({ outcome, tasks, serverMs, databaseMs }) => `${outcome}, ${number.format(tasks)} open tasks ${fixed(serverMs, 2)} + ${fixed(databaseMs, 2)} ms of CPU`).join('; ')}.`,
    );
  if (line)
    told.push(
      `The job that keeps the line: ${line.map(({ tasks, firstMs, againMs }) => `${number.format(tasks)} open tasks ${fixed(firstMs, 0)} ms, again ${fixed(againMs, 0)} ms`).join('; ')}.`,
    );
  if (stockImport)
    told.push(
      `A stock list of ${number.format(stockImport[0].rows)} rows: ${stockImport.map(({ what, ms, serverMs }) => `${what} ${fixed(ms / 1000, 1)} s (${fixed(serverMs / 1000, 1)} s of CPU)`).join(', ')}; the most memory ${fixed(Math.max(...stockImport.map(({ peakMb }) => peakMb)), 0)} MB.`,
    );
  if (fair) told.push(fairSentence(fair));
  if (startMs) told.push(`From the start of the server to healthy: ${fixed(startMs / 1000, 1)} s.`);
  if (memoryMb) told.push(`Memory of the server after the loads: ${fixed(memoryMb, 0)} MB.`);
  if (firstVisit) told.push(`A first visit fetches ${fixed(firstVisit.brotli / 1000, 0)} kB in ${firstVisit.files} files.`);
  if (many) {
    const { rush, firstTouch, memoryMb: memory } = many;
    told.push(
      `${number.format(many.schools)} schools: first touch ${fixed(firstTouch.p50, 1)} ms in the median, p99 ${fixed(firstTouch.p99, 0)}, ${fixed(firstTouch.serverMs, 1)} + ${fixed(firstTouch.databaseMs, 1)} ms of CPU; a rush of ${fixed(rush.perSecond, 0)} a second for ${rush.seconds} s, one in seven a submission: p99 ${fixed(rush.requestsP99, 0)} ms of submissions and ${fixed(rush.viewsP99, 0)} of views, ${rush.refused} refused, ${rush.failed} failed (${Object.entries(
        rush.statuses,
      )
        .map(([status, count]) => `${status}: ${number.format(count)}`)
        .join(
          ', ',
        )}), ${rush.oversold} oversold, a look ${rush.recoveredMs === null ? 'not answered a minute later' : `answered ${fixed(rush.recoveredMs, 0)} ms later`}; memory ${fixed(memory.started, 0)} MB started, ${fixed(memory.touched, 0)} all touched, ${fixed(memory.loaded, 0)} after the rush; with nothing to do ${fixed(many.idlePerSecond, 2)} transactions a second.`,
    );
  }
  return told;
}

/** Prints the figures. */
export function print(report) {
  console.table(linesOf(report));
  for (const sentence of sentencesOf(report)) console.log(sentence);
}

export function tableOf(lines) {
  const names = Object.keys(lines[0] ?? {});
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(names), row(names.map(() => '---')), ...lines.map((line) => row(names.map((name) => line[name])))].join('\n');
}

/** Writes something into a page between its marks. @throws where the marks are missing */
export async function writeBetween(page, inner, marks = MARKS) {
  const text = readFileSync(page, 'utf8');
  const [from, to] = marks.map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`${page} has not both marks: ${marks.join(' ')}`);
  const whole = `${text.slice(0, from)}${marks[0]}\n\n${inner}\n\n${text.slice(to)}`;
  writeFileSync(page, await prettier.format(whole, { ...(await prettier.resolveConfig(page)), filepath: page }));
}

/** Writes the figures of a file into the README, and the goals beside them into the page on speed. @throws where the marks are missing */
export async function writeTable(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  await writeBetween(README, `${tableOf(linesOf(report))}\n\n${sentencesOf(report).join(' ')}`);
  await writeBetween(SPEED, `${tableOf(goalsOf(report))}\n\nThe run is of ${report.commit}, ${report.at.slice(0, 10)}.`);
  console.log(`The README and docs/speed.md have the figures of ${report.commit} now.`);
}
