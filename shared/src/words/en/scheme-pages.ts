import type { StepState } from '../../schemes/coverage.js';
import { counted, number } from './counts.js';
import type { IsoDate } from '../../time/iso-date.js';
import { day } from './dates.js';

export const page = 'Schemes of work';
export const lead =
  'Each year group’s course in order. A class that follows one is offered its next step, and its coverage shows what is still to come.';
export const add = 'Add a scheme';
export const loading = 'Loading the schemes';
export const loadingOne = 'Loading the scheme';
export const none = 'No scheme of work yet';
export const noneWhy = 'Add one, or take in a file with the columns scheme, subject, year, code, title, practical and reference.';
export const noneToRead = 'A technician, head or admin adds schemes of work here.';
export const more = 'Show all schemes';
export const coverageOf = 'Coverage';
export const library = 'Library';

/** Says how many are shown of how many: '50 of 120 schemes'. */
export function shown(count: number, total: number): string {
  return count < total ? `${number(count)} of ${counted(total, 'scheme')}` : counted(total, 'scheme');
}

/** Says what a scheme is: 'Biology, Year 10, 24 steps, followed by 10Y/Bi1 and 10Y/Bi3'. */
export function facts(of: {
  subject: string;
  year: number | null;
  steps: readonly unknown[];
  groups: readonly { code: string }[];
}): string {
  const who = of.groups.length === 0 ? 'no class follows it' : `followed by ${LIST.format(of.groups.map(({ code }) => code))}`;
  return [of.subject, of.year === null ? 'all years' : `Year ${of.year}`, counted(of.steps.length, 'step'), who].join(', ');
}

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const edit = {
  heading: 'A new scheme',
  name: 'Name',
  nameHint: 'Such as Year 10 Biology.',
  subject: 'Subject',
  year: 'Year',
  allYears: 'All years',
  steps: 'Steps',
  stepsWhy: 'In the order in which they are taught. Move a step with its arrows, or with Alt and the arrow keys.',
  code: 'Code',
  title: 'Title',
  practical: 'Practical',
  noPractical: 'No practical',
  choose: 'Choose a practical',
  change: 'Change',
  without: 'Without a practical',
  reference: 'Reference',
  up: (code: string): string => `Move ${code} up`,
  down: (code: string): string => `Move ${code} down`,
  remove: (code: string): string => `Take ${code} out`,
  moved: (code: string, place: number, of: number): string => `${code} is now step ${number(place)} of ${number(of)}.`,
  add: 'Add a step',
  save: 'Save the scheme',
  saving: 'Saving…',
  saved: (name: string): string => `${name} is saved.`,
  leave: 'Leave it as it was',
  asItIs: 'Show it as it is now',
  unsaved: 'There are changes that are not saved yet.',
  none: 'No step yet. Add the first one.',
  nameLacking: 'Give the scheme a name.',
  subjectLacking: 'Say which subject it is.',
  codeLacking: 'Give the step a code.',
  titleLacking: 'Give the step a title.',
  codeTwice: 'This code stands twice. Give each step its own.',
  removeScheme: 'Remove the scheme',
  surely: (name: string): string => `Remove ${name}? It cannot be brought back.`,
  removeNow: 'Remove it',
  keep: 'Keep it',
  removed: (name: string): string => `${name} is removed.`,
  followed: 'Classes follow it: give them another scheme before it can be removed.',
  step: (place: number): string => `Step ${number(place)}`,
};

export const search = {
  label: 'Find a practical',
  none: 'Nothing in the library fits.',
  failed: 'The library did not answer. Try again in a moment.',
  away: 'Close',
};

export const follow = {
  heading: 'Who follows it',
  none: 'No class follows it yet.',
  add: 'Have a class follow it',
  group: 'Class',
  choose: 'Choose a class',
  from: 'From',
  step: 'Begins with',
  first: 'The first step',
  scheme: 'Scheme',
  put: 'Follow it',
  change: (group: string): string => `Change ${group}`,
  end: (group: string): string => `${group} follows none`,
  ended: (group: string): string => `${group} follows no scheme any more.`,
  done: (group: string, scheme: string, from: IsoDate): string => `${group} follows ${scheme} from ${day(from)}.`,
  groupLacking: 'Choose a class first.',
  fromLacking: 'Say from when.',
  noGroups: 'There is no class yet: a timetable brings them.',
  whichFor: (group: string): string => `Which scheme does ${group} follow?`,
  stands: (from: IsoDate, step: string | null): string =>
    `since ${day(from)}, ${step === null ? 'every step is asked for or done' : `next is ${step}`}`,
};

export const coverage = {
  heading: (scheme: string): string => `Coverage of ${scheme}`,
  lead: 'What each class has asked for, done or missed. Each opens its request, or the class’s lessons.',
  class: 'Class',
  states: { open: 'open', asked: 'asked for', done: 'done', missed: 'missed' } satisfies Record<StepState, string>,
  none: 'No class follows this scheme yet',
  noneWhy: 'Say on the scheme’s page which class follows it, and from when.',
  noSteps: 'This scheme has no step yet',
  of: (done: number, of: number): string => `${number(done)} of ${counted(of, 'step')} done`,
  cell: (group: string, step: string, state: string, date: IsoDate | null): string =>
    [`${group}, ${step}: ${state}`, date === null ? null : day(date)].filter(Boolean).join(', '),
  scheme: 'The scheme',
  which: 'Scheme',
  loading: 'Loading the coverage',
};
