import type { KitLineWords } from '../../practicals/kit-line.js';
import type { PracticalField, WholeVersion } from '../../practicals/versions.js';
import { number } from './counts.js';
import { facilities, ruleOf, years } from './library.js';
import { unit } from './quantities.js';
import { named } from './strengths.js';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Names each part of a practical, as a heading and in a sentence. */
export const fieldNames: Readonly<Record<PracticalField, string>> = {
  title: 'Title',
  subject: 'Subject',
  years: 'Years',
  keywords: 'Keywords',
  required: 'Required practical',
  serves: 'What it serves',
  specialism: 'Who can prepare it',
  groupSize: 'Group size',
  demonstration: 'Demonstration',
  prepare: 'Time to prepare',
  clear: 'Time to clear',
  leadSchoolDays: 'How long before to ask',
  method: 'Method',
  clearAway: 'Clear away',
  needs: 'What the room needs',
  hazards: 'To think of',
  lines: 'Kit list',
};

/** Names several parts in a sentence: 'Title and Kit list'. */
export function fieldsNamed(fields: readonly string[]): string {
  return LIST.format(fields.map((field) => fieldNames[field as PracticalField] ?? field));
}

const lineSaid = (line: KitLineWords): string => {
  const { perClass = 0, perSet = 0, perPupil = 0, spare = 0 } = line;
  const rule = ruleOf({ perClass: perClass ?? 0, perSet: perSet ?? 0, perPupil: perPupil ?? 0, spare: spare ?? 0 });
  const what = named({
    name: line.name ?? '',
    concentration: line.concentration ?? null,
    concentrationText: line.concentrationText ?? null,
  });
  return `${what}: ${rule}${line.unit ? ` (${unit(line.unit)})` : ''}`;
};

const minutesSaid = (effort: WholeVersion['prepare']): string =>
  effort ? `${number(effort.fixed)} min, and ${number(effort.perSet)} min a set` : NOTHING;
const NOTHING = 'nothing said';

/** Says what a version has in one of its parts, line by line. */
export function valueOf(field: PracticalField, version: WholeVersion): string {
  const lines = (all: readonly string[]) => all.join('\n') || NOTHING;
  switch (field) {
    case 'years':
      return years(version.years);
    case 'keywords':
      return lines(version.keywords);
    case 'prepare':
    case 'clear':
      return minutesSaid(version[field]);
    case 'leadSchoolDays':
      return version.leadSchoolDays ? `${number(version.leadSchoolDays)} school days` : NOTHING;
    case 'demonstration':
      return version.demonstration ? 'yes' : 'no';
    case 'groupSize':
      return number(version.groupSize);
    case 'needs':
      return lines((version.needs ?? []).map((need) => facilities[need as keyof typeof facilities]));
    case 'hazards':
      return lines(version.hazards.map(({ text, guidance }) => [text, guidance].filter(Boolean).join(' – ')));
    case 'lines':
      return lines(version.lines.map(lineSaid));
    default:
      return version[field] || NOTHING;
  }
}

export const compare = {
  heading: 'Compare two versions',
  older: 'This version',
  newer: 'With this one',
  same: 'Nothing differs.',
  first: 'The first version',
  version: (count: number) => `Version ${number(count)}`,
  changed: (fields: readonly string[]) => `Changed: ${fieldsNamed(fields)}`,
};

export const editing = {
  heading: (title: string) => `Edit ${title}`,
  save: 'Save',
  cancel: 'Cancel',
  newVersion: 'Saving makes a new version. Requests that were sent keep theirs, and say that a newer one is there.',
  saved: (title: string) => `${title} is saved.`,
  copied: (title: string) => `${title} is made. Change what is to be different.`,
  archived: (title: string) => `${title} is archived.`,
  meanwhile: 'Somebody saved a newer version while you were writing.',
  theyChanged: (fields: readonly string[]) =>
    `They changed: ${fieldsNamed(fields)}. All you typed is still here. Saving again keeps their changes, but where you changed the same, yours.`,
  fields: {
    what: 'What it is',
    title: 'Title',
    subject: 'Subject',
    required: 'Required practical',
    requiredHint: 'Its number in your specification, such as RP3',
    serves: 'Serves',
    servesHint: 'A point of the curriculum; others with the same can stand in',
    specialism: 'Asks for a technician who has learnt',
    specialismHint: 'Such as Chemistry, as it stands on the person’s page; empty: anybody',
    years: 'Years',
    yearsHint: 'For which years? None ticked: all.',
    keywords: 'Keywords',
    eachLine: 'One on each line',
    demonstration: 'A demonstration: one set for the class',
    prepareFixed: 'Prepare: minutes to begin with',
    preparePerSet: 'Prepare: minutes for each set',
    clearFixed: 'Clear: minutes to begin with',
    clearPerSet: 'Clear: minutes for each set',
    effortHint: 'Where nothing is said, one lesson is counted for each.',
    leadSchoolDays: 'Ask how many school days before?',
    leadHint: 'Empty: the department’s own notice is enough',
    clearAwayHint: 'What goes down the sink, what is kept, and whose rule that is',
  },
};

export const builtOn = (title: string): string =>
  `${title} was changed since this file was taken in. Nothing was changed; take that change back first.`;
