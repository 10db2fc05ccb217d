import { startNode } from './children.mjs';

const nx = (target) => ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', target, '--parallel=2', '--outputStyle=static'];

/** What is checked without running the application: a name, and the script with its arguments that fails when it does not hold. */
export const CHECKS = [
  { name: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { name: 'lint', args: nx('lint') },
  { name: 'types', args: nx('typecheck') },
  {
    name: 'boundaries',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
      'api/src',
      'api/tools',
      'api/bench',
      'shared/src',
      'web/src',
      'migrations',
      'e2e',
    ],
  },
  { name: 'structure', args: ['api/tools/structure.mjs'] },
];

/** How a project's specs are run by Jest. */
export function jest(project, ...args) {
  return [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    '-c',
    `${project}/jest.config.mjs`,
    '--maxWorkers=2',
    ...args,
  ];
}

async function run(name, args, options) {
  console.log(`\n──── ${name}`);
  const started = performance.now();
  const script = startNode(args, options);
  const ok = (await script.ended) === 0;
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return { ok, output: script.output() };
}

/** Runs a script to its end under a heading. @returns {Promise<boolean>} whether it succeeded */
export async function runShown(name, args, env) {
  return (await run(name, args, { env })).ok;
}

/** As `runShown`, and keeps what it prints, which is shown without colours. @returns {Promise<{ok: boolean, output: string}>} whether it succeeded */
export function runKept(name, args, env) {
  return run(name, args, { env, kept: true });
}
