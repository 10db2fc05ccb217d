// npm run advisories -- <folder or file>: which of the locked packages others have found a fault in, by a list of advisories that whoever asks
// has fetched (docs/updates.md says where from), and by when each is to be mended. It asks nothing of the network.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './children.mjs';
import { faultsIn, keptOpen, lookedWith } from './known-faults.mjs';
import { lockedPackages } from './locked-packages.mjs';
import { Refusal, tellWhy } from './refusal.mjs';

/** Every advisory in a folder, or in a file that holds one or a list of them. */
function* advisoriesIn(place) {
  if (statSync(place).isDirectory()) {
    for (const name of readdirSync(place).sort())
      if (name.endsWith('.json') || statSync(join(place, name)).isDirectory()) yield* advisoriesIn(join(place, name));
    return;
  }
  try {
    yield* [JSON.parse(readFileSync(place, 'utf8'))].flat();
  } catch {
    throw new Refusal(`${place} is no JSON, so nothing was looked for.`);
  }
}

function run([place]) {
  if (!place)
    throw new Refusal('Say where the advisories are: npm run advisories -- <folder or file>. docs/updates.md says how to get them.');
  let advisories;
  try {
    advisories = [...advisoriesIn(place)];
  } catch (error) {
    throw error.code === 'ENOENT' ? new Refusal(`There is nothing at ${place}.`) : error;
  }
  const packages = lockedPackages(root);
  const open = keptOpen(readFileSync(join(root, 'docs/updates.md'), 'utf8'));
  const today = Temporal.Now.plainDateISO();
  const { sentence, isFresh } = lookedWith(advisories, today);
  const faults = faultsIn(packages, advisories, open);
  for (const { advisory, at, severity, runs, by, reason } of faults) {
    const late = Temporal.PlainDate.compare(by, today) < 0 ? 'OVERDUE' : 'open';
    console.log(
      `${late}  ${at}  ${severity}, ${runs ? 'runs' : 'builds or tests'}: ${advisory.id} by ${by}. ${reason ?? advisory.summary ?? ''}`,
    );
  }
  const overdue = faults.filter(({ by }) => Temporal.PlainDate.compare(by, today) < 0).length;
  console.log(`${packages.length} locked packages, ${packages.filter(({ runs }) => runs).length} of them run. ${sentence}`);
  console.log(`${faults.length} known faults, ${overdue} of them overdue.`);
  return isFresh && overdue === 0 ? 0 : 1;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  process.exitCode = tellWhy(error);
}
