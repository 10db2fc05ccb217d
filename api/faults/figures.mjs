// The figures of a run of the faults as sentences, and those in the README between their marks.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as prettier from 'prettier';
import { root } from '../tools/children.mjs';
import { OTHERS_MS, wrongIn } from './verdict.mjs';

const README = join(root, 'README.md');
const MARKS = ['<!-- figures of npm run faults -->', '<!-- end of the figures of npm run faults -->'];
const number = new Intl.NumberFormat('en-GB');

const sumOf = (rows, name) => number.format(rows.reduce((sum, row) => sum + row[name], 0));

function waited(others) {
  const row = ({ meanwhile, counts, ...figures }) =>
    `${meanwhile} ${counts.map((whose) => `${figures[`${whose}: worst ms`]} (${whose})`).join(' and ')}`;
  return `The longest wait of others, in ms, of the same school and of another: ${others.map(row).join('; ')}. At most ${number.format(OTHERS_MS)} more than at rest are promised.`;
}

/** What a run found, in sentences. */
export function sentencesOf(report) {
  const { commit, table, others, races, deadlocks, starts, mail, back, tabs, invariants } = report;
  const wrong = wrongIn(report);
  return [
    `\`npm run faults\` at ${commit}: ${table.map(({ what, faults }) => `${what}, ${number.format(faults)} times`).join('; ')}; under load: ${sumOf(table, 'acknowledged')} writes acknowledged, ${sumOf(table, 'lost')} lost, ${sumOf(table, 'doubled')} doubled, ${sumOf(table, 'unlike the first answer')} answered unlike the first time.`,
    waited(others),
    `${number.format(races.operations)} racing operations on two servers: ${number.format(races.right)} races of ${number.format(races.rounds)} right, ${races.overbooked} overbooked, ${races.retries} retries, ${deadlocks.deadlocks} deadlocks; ${number.format(races['looked again'])} times a transaction looked again, as what it saw was taken.`,
    `${starts.interrupted} first starts interrupted: ${starts.half} left half, ${starts['whole afterwards'] ? 'whole' : 'not whole'} afterwards. ${sumOf(mail, 'messages')} e-mails while the mail server was away, turned everybody out or died before it answered: ${sumOf(mail, 'lost')} lost, ${sumOf(mail, 'given up')} given up, ${sumOf(mail, 'lost an attempt')} lost an attempt. A person is served at most ${back.worstMs} ms after a killed database answers again (${back.times} times).`,
    `${tabs.ticks} ticks in two tabs of one browser, ${tabs['taken back']} taken back in the other, while their server was killed ${tabs.killed} times and its connections cut ${tabs.cut} times: ${tabs.lost} lost, ${tabs.doubled} doubled, ${tabs.kept} not sent, ${tabs.refused} refused.`,
    `${invariants.length} invariants, ${sumOf(invariants, 'broken')} rows that break one. ${wrong.length === 0 ? 'All was as promised.' : `Not as promised: ${wrong.join(' ')}`}`,
  ];
}

/** Writes the figures of a file into the README. @throws where the marks are missing */
export async function writeFigures(file) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const text = readFileSync(README, 'utf8');
  const [from, to] = MARKS.map((mark) => text.indexOf(mark));
  if (from < 0 || to < from) throw new Error(`The README has not both marks: ${MARKS.join(' ')}`);
  const inner = `${MARKS[0]}\n\n${sentencesOf(report).join('\n\n')}\n\n`;
  const written = await prettier.format(text.slice(0, from) + inner + text.slice(to), {
    ...(await prettier.resolveConfig(README)),
    filepath: README,
  });
  writeFileSync(README, written);
  console.log(`The README has the figures of the faults of ${report.commit} now.`);
}
