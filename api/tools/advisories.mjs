// npm run advisories -- <advisories> [<versions>]: which of the locked packages others have found a fault in, and which of those that we ask
// for are behind, by a list of advisories and one of versions that whoever asks has fetched into folders or files (docs/updates.md says where
// from), and by when each is to be mended. It asks nothing of the network.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './children.mjs';
import { faultsIn, keptOpen, lookedWith } from './known-faults.mjs';
import { lockedPackages } from './locked-packages.mjs';
import { areNew, keptBehind, newerThanOurs, unknownOf } from './newer-versions.mjs';
import { Refusal, tellWhy } from './refusal.mjs';

/** Every advisory, or what is said of a package, in a folder, or in a file that holds one or a list of them. */
function* documentsIn(place) {
  if (statSync(place).isDirectory()) {
    for (const name of readdirSync(place).sort())
      if (name.endsWith('.json') || statSync(join(place, name)).isDirectory()) yield* documentsIn(join(place, name));
    return;
  }
  try {
    yield* [JSON.parse(readFileSync(place, 'utf8'))].flat();
  } catch {
    throw new Refusal(`${place} is no JSON, so nothing was looked for.`);
  }
}

function readAll(place) {
  try {
    return [...documentsIn(place)];
  } catch (error) {
    throw error.code === 'ENOENT' ? new Refusal(`There is nothing at ${place}.`) : error;
  }
}

const isPast = (day, today) => Temporal.PlainDate.compare(day, today) < 0;

/** Says which of the packages that package.json names are behind. @returns whether all that can be said was said, and none is behind for too long */
function judgeVersions(packages, place, page, today) {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const asked = { ...dependencies, ...devDependencies };
  const ours = packages.filter(({ name, version }) => asked[name] === version);
  const documents = new Map(readAll(place).map((one) => [one.name, one]));
  const unknown = unknownOf(ours, documents);
  const behind = newerThanOurs(ours, documents, keptBehind(page));
  for (const { at, newest, since, by, runs, reason } of behind)
    console.log(
      `${isPast(by, today) ? 'OVERDUE' : 'open'}  ${at}  behind since ${since}, ${runs ? 'runs' : 'builds or tests'}: ${newest} by ${by}. ${reason ?? ''}`,
    );
  const overdue = behind.filter(({ by }) => isPast(by, today)).length;
  console.log(`${ours.length} packages that we ask for, ${behind.length} of them behind, ${overdue} of those overdue.`);
  if (unknown.length > 0) console.log(`Nothing is said of ours of ${unknown.join(', ')}, so that shows nothing of them.`);
  const isFresh = areNew(documents, today);
  if (!isFresh) console.log('Nothing among those versions is of this week: that list is old, get a newer one.');
  return overdue === 0 && unknown.length === 0 && isFresh;
}

function run([place, versions]) {
  if (!place)
    throw new Refusal('Say where the advisories are: npm run advisories -- <folder or file>. docs/updates.md says how to get them.');
  const advisories = readAll(place);
  const packages = lockedPackages(root);
  const page = readFileSync(join(root, 'docs/updates.md'), 'utf8');
  const open = keptOpen(page);
  const today = Temporal.Now.plainDateISO();
  const { sentence, isFresh } = lookedWith(advisories, today);
  const faults = faultsIn(packages, advisories, open);
  for (const { advisory, at, severity, runs, by, reason } of faults) {
    const late = isPast(by, today) ? 'OVERDUE' : 'open';
    console.log(
      `${late}  ${at}  ${severity}, ${runs ? 'runs' : 'builds or tests'}: ${advisory.id} by ${by}. ${reason ?? advisory.summary ?? ''}`,
    );
  }
  const overdue = faults.filter(({ by }) => isPast(by, today)).length;
  console.log(`${packages.length} locked packages, ${packages.filter(({ runs }) => runs).length} of them run. ${sentence}`);
  console.log(`${faults.length} known faults, ${overdue} of them overdue.`);
  const areUpToDate = versions === undefined || judgeVersions(packages, versions, page, today);
  return isFresh && overdue === 0 && areUpToDate ? 0 : 1;
}

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  process.exitCode = tellWhy(error);
}
