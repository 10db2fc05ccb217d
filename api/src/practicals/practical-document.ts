import {
  FACILITIES,
  type KitLine,
  type KitLineWords,
  kitLine,
  kitLineLacks,
  type Line,
  type LineBody,
  meantBy,
  type NamedKit,
  type Practical,
  type PracticalBody,
  type PracticalChange,
  readName,
  strengthKey,
  saysTwoStrengths,
  typedLine,
} from '@app/shared';
import { isId, newId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import type { PracticalLineRow } from './practical-line.entity.js';
import type { PracticalRow } from './practical.entity.js';

/** An entry before anything is said of it: pairs, not a demonstration, for every year. */
export const BLANK: Omit<Practical, 'id' | 'version' | 'title' | 'subject'> = {
  years: [],
  groupSize: 2,
  demonstration: false,
  leadSchoolDays: null,
  keywords: [],
  prepare: null,
  clear: null,
  method: '',
  clearAway: null,
  needs: [],
  required: null,
  serves: null,
  specialism: null,
  hazards: [],
  lines: [],
  archived: false,
};

/** Apparatus by id, as a kit line shows it. */
export type NamedApparatus = ReadonlyMap<string, NamedKit & { id: string; location: string }>;

/**
 * The ids of the apparatus that a kit list names, each once.
 * @throws NOT_FOUND naming the line, for what can be no id
 */
export function apparatusIdsOf(lines: readonly LineBody[]): string[] {
  lines.forEach(({ apparatusId }, index) => {
    if (apparatusId != null && !isId(apparatusId)) throw unknownApparatus(index);
  });
  return [...new Set(lines.map(({ apparatusId }) => apparatusId).filter((id) => id != null))];
}

/**
 * The entry as it is once a body has been written over it: what is not sent stays, null takes away.
 * A line keeps the hazard labels that the entry had for the same thing at the same strength, since a body cannot carry them.
 * @throws NOT_FOUND or INVALID naming the line
 */
export function normalise(
  body: PracticalBody | PracticalChange,
  before: Omit<Practical, 'id' | 'version' | 'title' | 'subject'>,
  apparatus: NamedApparatus,
): Omit<Practical, 'id' | 'version'> {
  const or = <T>(sent: T | null | undefined, stays: T, taken: T): T => (sent === undefined ? stays : (sent ?? taken));
  const saidOr = (sent: string | null | undefined, stays: string | null) => (sent === undefined ? stays : sent?.trim() || null);
  return {
    title: readName(body.title),
    subject: readName(body.subject),
    years: [...new Set(or(body.years, before.years, []))].sort((one, other) => one - other),
    keywords: [...new Set(or(body.keywords, before.keywords, []).map(readName))].filter(Boolean),
    groupSize: or(body.groupSize, before.groupSize, BLANK.groupSize),
    demonstration: or(body.demonstration, before.demonstration, false),
    leadSchoolDays: or<number | null>(body.leadSchoolDays, before.leadSchoolDays, null),
    prepare: or<Practical['prepare']>(body.prepare, before.prepare, null),
    clear: or<Practical['clear']>(body.clear, before.clear, null),
    method: or(body.method, before.method, ''),
    clearAway: saidOr(body.clearAway, before.clearAway),
    needs: FACILITIES.filter((facility) => or(body.needs, before.needs, []).includes(facility)),
    required: saidOr(body.required, before.required),
    serves: saidOr(body.serves, before.serves),
    specialism: saidOr(body.specialism, before.specialism),
    hazards: or(body.hazards, before.hazards, []),
    lines:
      body.lines === undefined
        ? before.lines.map((line) => ({ ...line, id: newId() }))
        : (body.lines ?? []).map((line, index) => toLine(line, index, before.lines, apparatus)),
    archived: false,
  };
}

function toLine(body: LineBody, index: number, before: readonly Line[], apparatus: NamedApparatus): Line {
  const known = body.apparatusId == null ? meantBy(body, [...apparatus.values()]) : apparatus.get(body.apparatusId);
  if (known === undefined) throw unknownApparatus(index);
  if (!known && saysTwoStrengths(body)) throw invalid(`lines.${index}.concentration`, words.kit.twoStrengths(index + 1, body));
  const line = typedLine(body, known);
  const lacks = kitLineLacks(line);
  if (lacks === 'name')
    throw invalid(`lines.${index}.name`, told`Line ${{ line: index + 1 }} needs a name or an apparatus. Nothing was changed.`);
  if (lacks === 'quantity')
    throw invalid(
      `lines.${index}`,
      told`Line ${{ line: index + 1 }} (${{ name: words.strengths.named(line) }}) asks for nothing: say how much per class, per set or per pupil. Nothing was changed.`,
    );
  const labelled = before.find((other) => isSameThing(other, line));
  // a file of practicals brings its labels along
  const { pictograms = null, statements = null } = labelled ?? (body as Pick<KitLineWords, 'pictograms' | 'statements'>);
  return { id: newId(), ...line, pictograms, statements, location: known?.location ?? null, needed: 0, short: 0 };
}

/** What a line asks for, as it is told from others. */
type Thing = Pick<KitLine, 'kind' | 'name' | 'concentration' | 'concentrationText'>;

/** Whether two lines ask for the same thing at the same strength. */
function isSameThing(one: Thing, other: Thing): boolean {
  return one.kind === other.kind && one.name === other.name && strengthKey(one) === strengthKey(other);
}

function unknownApparatus(index: number): ProblemError {
  const message = 'There is no such apparatus, or you may not see it. Nothing was changed.';
  return new ProblemError('NOT_FOUND', message, [{ field: `lines.${index}.apparatusId`, code: 'unknown', message }]);
}

/** The row of an entry without its lines. */
export function practicalRow(schoolId: string, practical: Practical): PracticalRow {
  const { prepare, clear } = practical;
  return {
    schoolId,
    id: practical.id,
    version: practical.version,
    title: practical.title,
    subject: practical.subject,
    years: practical.years,
    keywords: practical.keywords,
    groupSize: practical.groupSize,
    demonstration: practical.demonstration,
    prepareFixed: prepare?.fixed ?? null,
    preparePerSet: prepare?.perSet ?? null,
    clearFixed: clear?.fixed ?? null,
    clearPerSet: clear?.perSet ?? null,
    leadSchoolDays: practical.leadSchoolDays,
    method: practical.method,
    clearAway: practical.clearAway,
    needs: practical.needs,
    required: practical.required,
    serves: practical.serves,
    specialism: practical.specialism,
    hazards: practical.hazards,
    archived: practical.archived,
  };
}

/** The rows of an entry's kit list, in its order. */
export function lineRows(schoolId: string, practical: Practical): PracticalLineRow[] {
  return practical.lines.map((line, position) => ({ schoolId, id: line.id, practicalId: practical.id, position, ...kitLine(line) }));
}
