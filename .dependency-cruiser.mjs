// Which file may import which. A failing line names its rule; the rule's comment says what to do instead.
// Between the projects (api, web, shared, migrations, e2e) @nx/enforce-module-boundaries says the same in the editor.

/** Which other features a feature of the api may import, through their index.ts. Everything may import core; none may close a circle. */
const API_FEATURES = {
  identity: [],
  school: ['identity'],
  calendar: ['school'],
  apparatus: ['school', 'calendar'],
  substances: ['school'],
  stock: ['school', 'substances'],
  practicals: ['school', 'apparatus', 'substances', 'stock'],
  prep: ['calendar', 'apparatus', 'practicals', 'substances', 'stock', 'school'],
  buying: ['school', 'stock'],
  'week-list': ['calendar', 'school', 'stock', 'substances'],
  duties: ['prep', 'calendar', 'school'],
  checks: ['apparatus', 'school'],
  workload: ['prep', 'calendar', 'school'],
  plan: ['workload', 'prep', 'calendar'],
  occasions: ['calendar', 'practicals', 'school'],
  requisitions: ['prep', 'apparatus', 'practicals', 'substances', 'stock', 'calendar', 'workload', 'school'],
  imports: ['calendar', 'school', 'stock', 'substances', 'practicals', 'apparatus'],
  notifications: ['calendar', 'school', 'substances', 'prep', 'workload'],
  'plain-requests': ['calendar', 'substances'],
  schemes: ['imports', 'calendar', 'practicals'],
  log: ['calendar'],
  notices: [],
  history: [],
  live: [],
  reports: ['calendar', 'school', 'prep', 'duties', 'workload'],
};

/** The same order for the contracts and rules; errors, time, access, reading and what rooms have belong to every noun. */
const SHARED_BASE = ['errors', 'time', 'access', 'reading', 'rooms'];
/** `events` tells of every noun; no rule may lean on it. */
const SHARED_NOUNS = {
  ...API_FEATURES,
  errors: [],
  time: [],
  access: [],
  reading: [],
  rooms: [],
  live: ['events'],
  events: Object.keys(API_FEATURES),
};

/** Words say the facts of every noun; no noun knows its words. */
const SHARED_ROOMS = { ...SHARED_NOUNS, words: Object.keys(SHARED_NOUNS) };

const nouns = Object.keys(API_FEATURES);
const anyOf = (names) => `(?:${names.join('|')})`;
const SPEC = '\\.spec\\.ts$|/testing/';

const featureRules = Object.entries(API_FEATURES).map(([feature, allowed]) => ({
  name: `api-${feature}-imports`,
  comment: `In the api, ${feature} may import ${['core', ...allowed].join(', ')} and nothing else. Read what another feature knows in a query of your own, or move the rule to shared.`,
  severity: 'error',
  from: { path: `^api/src/${feature}/`, pathNot: SPEC },
  to: { path: '^api/src/[^/]+/', pathNot: `^api/src/${anyOf([feature, 'core', ...allowed])}/` },
}));

const sharedRules = Object.entries(SHARED_ROOMS).map(([noun, allowed]) => ({
  name: `shared-${noun}-imports`,
  comment: `In shared, ${noun} may import ${[...SHARED_BASE, ...allowed].join(', ')} and nothing else.`,
  severity: 'error',
  from: { path: `^shared/src/${noun}/`, pathNot: SPEC },
  to: { path: '^shared/src/[^/]+/', pathNot: `^shared/src/${anyOf([noun, ...SHARED_BASE, ...allowed])}/` },
}));

const projectRules = Object.entries({
  shared: [],
  migrations: ['shared'],
  api: ['shared', 'migrations'],
  web: ['shared'],
  e2e: ['shared'],
}).map(([project, allowed]) => ({
  name: `project-${project}-imports`,
  comment: `${project} may import ${allowed.join(' and ') || 'no other project'}.`,
  severity: 'error',
  from: { path: `^${project}/` },
  to: { path: '^(?:api|web|shared|migrations|e2e)/', pathNot: `^${anyOf([project, ...allowed])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one thing, or miss a third that both need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unknown-file',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      comment: 'What the server imports is named in the dependencies of package.json.',
      severity: 'error',
      from: { path: '^(?:api|shared)/src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    ...projectRules,
    {
      name: 'api-through-index',
      comment: 'A feature of the api is entered through its index.ts.',
      severity: 'error',
      from: { path: '^api/src/([^/]+)/' },
      to: { path: `^api/src/${anyOf(nouns)}/`, pathNot: ['^api/src/$1/', '^api/src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'api-core-imports',
      comment: 'Core knows nothing about schools: it imports no feature.',
      severity: 'error',
      from: { path: '^api/src/core/', pathNot: SPEC },
      to: { path: '^api/src/(?!core/)[^/]+/' },
    },
    {
      name: 'api-testing-for-tests',
      comment: 'Only specs and the bench use api/src/testing.',
      severity: 'error',
      from: { path: '^api/src/', pathNot: SPEC },
      to: { path: '^api/src/testing/' },
    },
    ...featureRules,
    ...sharedRules,
    {
      name: 'shared-rules-without-decorators',
      comment:
        'Rules and words run in the page, which would carry the decorators along: take the type alone, or move the list out of the contract.',
      severity: 'error',
      from: { path: '^shared/src/', pathNot: `\\.contract\\.ts$|/date-validators\\.ts$|^shared/src/(?:contracts|index)\\.ts$|${SPEC}` },
      to: {
        path: '\\.contract\\.ts$|/date-validators\\.ts$|^shared/src/(?:contracts|index)\\.ts$|/(?:class-validator|class-transformer|reflect-metadata)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'web-frame-knows-no-noun',
      comment:
        'Shell, ui and core are there for every noun and import none but who is signed in, and the line that says what happens; app.routes.ts joins them.',
      severity: 'error',
      from: { path: '^web/src/app/(?:shell|ui|core)/', pathNot: SPEC },
      to: { path: `^web/src/app/${anyOf(nouns)}/`, pathNot: '^web/src/app/(?:identity/session|live/news-line)\\.ts$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
