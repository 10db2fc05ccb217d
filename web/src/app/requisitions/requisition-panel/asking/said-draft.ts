import type { LineBody, PlainCandidate, PlainLine, PlainRequest, UnsureText } from '@app/shared/contracts';
import type { ChosenPractical, RequisitionDraft } from '../requisition-draft';

/** The practical that a message names, with its own list for when something is added to it. */
export interface NamedPractical {
  practical: ChosenPractical;
  lines: LineBody[];
}

type Fields = Pick<RequisitionDraft, 'practical' | 'free' | 'title' | 'pupils' | 'groupSize' | 'lines' | 'notes'>;

const BETWEEN = '; ';

/** Joins what is asked about into notes: nothing of a message is lost while it is open. */
function openWords(unsure: readonly UnsureText[]): string[] {
  return unsure.map(({ text }) => text);
}

/** Adds words to notes, each once. */
export function withNotes(notes: string, words: readonly string[]): string {
  const there = `${BETWEEN}${notes}${BETWEEN}`;
  const more = words.filter((one, at) => !there.includes(`${BETWEEN}${one}${BETWEEN}`) && words.indexOf(one) === at);
  return [...(notes.trim() === '' ? [] : [notes.trim()]), ...more].join(BETWEEN);
}

/** Takes words out of notes, where they stand as they were put there. */
export function withoutNote(notes: string, words: string): string {
  const padded = `${BETWEEN}${notes}${BETWEEN}`;
  const at = padded.indexOf(`${BETWEEN}${words}${BETWEEN}`);
  if (at < 0) return notes;
  return `${padded.slice(0, at)}${padded.slice(at + BETWEEN.length + words.length)}`.slice(BETWEEN.length, -BETWEEN.length);
}

/** Makes what a message says fill a draft: a practical, a free list of what is asked for, the numbers said, and as notes all that is still open. */
export function filledBy({ draft, unsure }: PlainRequest, named: NamedPractical | null, before: Fields): Partial<Fields> {
  const { lines, pupils, groupSize, title } = draft;
  const notes = withNotes(before.notes, openWords(unsure));
  const numbers = { ...(pupils !== undefined && { pupils }), ...(groupSize !== undefined && { groupSize }), notes };
  if (named) return { ...numbers, practical: named.practical, free: false, title: '', lines: lines ? lines.map(bodyOf) : null };
  if (lines) return { ...numbers, practical: null, free: true, title: title ?? '', lines: lines.map(bodyOf) };
  return numbers;
}

/** Puts a line that was chosen for a part in the place of the one asked about, or at the end. */
export function withLine(lines: readonly LineBody[], candidate: PlainLine, instead: PlainLine | null): LineBody[] {
  const line = bodyOf(candidate);
  const at = instead ? lines.findIndex((one) => isAlike(one, instead)) : -1;
  return at < 0 ? [...lines, line] : lines.map((one, place) => (place === at ? line : one));
}

/** Takes the line of a part out. */
export function withoutLine(lines: readonly LineBody[], line: PlainLine): LineBody[] {
  const at = lines.findIndex((one) => isAlike(one, line));
  return lines.filter((_one, place) => place !== at);
}

/** What choosing a field's value changes of a draft; null where it is none of a draft's own numbers. */
export function withField({ field, value }: PlainCandidate): Partial<Fields> | null {
  const number = Number(value);
  if ((field !== 'pupils' && field !== 'groupSize') || !Number.isInteger(number)) return null;
  return { [field]: number };
}

function isAlike(one: LineBody, other: PlainLine): boolean {
  return one.apparatusId === other.apparatusId && (one.name ?? '') === other.name && one.concentration === other.concentration;
}

/** A line as a request takes it, without what was not said; a thing of which no number was said is one. */
function bodyOf(line: PlainLine): LineBody {
  const hasAmount = [line.perClass, line.perSet, line.perPupil].some((amount) => (amount ?? 0) > 0);
  return { ...line, ...(!hasAmount && !line.unit && { perClass: 1 }) };
}
