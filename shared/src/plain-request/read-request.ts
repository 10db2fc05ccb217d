import { itemsOf, shareOut, type Item } from './asked-items.js';
import { claimsOf, type Claims } from './claims.js';
import { correctionsOf, type Correction } from './corrections.js';
import { doubtful } from './doubts.js';
import { keysOf, type Said } from './find-named.js';
import type { KnownPractical, ReadingSchool } from './known.types.js';
import { candidatesOf, leftOvers, namesOfPeople, type LeftOver } from './left-over.js';
import type { Lexicon } from './lexicon.js';
import { measuresOf } from './measures.js';
import { mentionsOf, namesThing, type Mention } from './mentions.js';
import type { ReadRequest, SaidLine } from './read.types.js';
import { lineOf } from './said-lines.js';
import { endsSentence, tokensOf, type Token } from './tokens.js';
import { lessonMeant } from './which-lesson.js';

/** What is known of a message while it is read: its tokens, and for each whether something was made of it. */
class Reading {
  readonly result: ReadRequest = { draft: {}, understood: [], unsure: [], declined: [] };
  readonly lines: SaidLine[] = [];
  private readonly taken = new Set<number>();

  constructor(
    readonly text: string,
    readonly tokens: readonly Token[],
  ) {}

  take(from: number, to: number): void {
    for (let at = from; at < to; at++) this.taken.add(at);
  }

  isTaken = (at: number): boolean => this.taken.has(at);

  words = (from: number, to: number): string => this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);
}

/** Takes a number that was put right for the last one that was said. */
function corrected(tokens: readonly Token[], corrections: readonly Correction[]): { tokens: Token[]; dropped: Set<number> } {
  const now = [...tokens];
  const dropped = new Set<number>();
  for (const { old, now: count, from, to, keepsThing } of corrections) {
    const last = now[old.to - 1];
    for (let at = old.from; at < old.to; at++) dropped.add(at);
    for (let at = from; at < (keepsThing ? to : count.from); at++) dropped.add(at);
    if (!keepsThing || !last) continue;
    now[old.to - 1] = { ...last, kind: 'number', word: String(count.value), value: count.value };
    dropped.delete(old.to - 1);
  }
  return { tokens: now, dropped };
}

/**
 * Reads a request in plain words: which lesson, which practical, what kit and how much. What is not clear is asked about and never taken for
 * granted; no word that asks for something is left out of both. The time it takes grows with the text alone.
 */
export function readRequest(text: string, lexicon: Lexicon, school: ReadingSchool, lessonId: string | null = null): ReadRequest {
  const raw = tokensOf(text);
  const measures = measuresOf(raw, text);
  const keys = keysOf(lexicon, raw);
  const anywhere: Said = { tokens: raw, measures, keys, isFree: () => true };
  const claims = claimsOf(raw, school, lexicon, (at) => namesThing(lexicon, anywhere, at));
  const isFree = (at: number) => !claims.taken.has(at);
  const mentions = mentionsOf(lexicon, { tokens: raw, measures, keys, isFree });
  const corrections = correctionsOf(raw, measures, mentions, claims.taken);
  const { tokens, dropped } = corrected(raw, corrections);
  const said: Said = { tokens, measures, keys, isFree: (at) => isFree(at) && !dropped.has(at) };
  const kept = mentions.filter(({ from }) => !dropped.has(from));
  const items = itemsOf(lexicon, said, kept);
  const reading = new Reading(text, raw);
  const used = withCorrections(items, corrections);
  readFor(reading, said, items);
  readSets(reading, claims, items);
  readLesson(reading, claims, school, lessonId);
  readFields(reading, claims);
  const named = practicalsNamed(claims, kept);
  for (const { from, to } of [...items, ...named]) reading.take(from, to);
  for (const { from, to, old, now, keepsThing } of used) {
    reading.take(old.from, old.to);
    reading.take(from, keepsThing ? to : now.from);
  }
  const doubts = doubtful({ tokens: raw, measures }, claims, { items, practicals: named }, (at) => !reading.isTaken(at));
  for (const item of items) item.isUnclear ||= doubts.has(item);
  for (const practical of named) practical.isUnsure ||= doubts.has(practical);
  readPracticals(reading, named);
  const rest = restOf(reading);
  const others = [...rest, ...kept.filter(({ kind }) => kind === 'practical')];
  for (const item of items) item.isLoose = isAside(raw, item, others);
  readItems(reading, items);
  readRest(reading, rest);
  return answerOf(reading);
}

/** The words of an item take in the number that was put right. Answers with the corrections of items. */
function withCorrections(items: readonly Item[], corrections: readonly Correction[]): Correction[] {
  return corrections.filter(({ old, now, to, keepsThing }) => {
    const item = items.find(({ from, to: end }) => (keepsThing ? old.from >= from - 1 && old.from < end : from === now.from));
    if (!item) return false;
    item.from = Math.min(item.from, old.from);
    item.to = Math.max(item.to, keepsThing ? to : 0);
    return true;
  });
}

/** 'each', 'per pair': for whom, and that there are two to a set. */
function readFor(reading: Reading, said: Said, items: readonly Item[]): void {
  const sizes = new Set<number>();
  for (const { from, to, groupSize } of shareOut(said, items)) {
    reading.take(from, to);
    if (groupSize !== null) sizes.add(groupSize);
    reading.result.understood.push({ text: reading.words(from, to), field: groupSize === null ? 'lines' : 'groupSize' });
  }
  const [size] = sizes;
  if (size !== undefined) reading.result.draft.groupSize = size;
}

/** 'for 10 groups': what has no count of its own is ten. */
function readSets(reading: Reading, claims: Claims, items: readonly Item[]): void {
  const [first, ...others] = claims.sets;
  const kit = items.filter(({ isDeclined, things }) => !isDeclined && things.some(({ kind }) => kind === 'apparatus'));
  if (first && others.length === 0) {
    const uncounted = kit.filter(({ count, isClassSet, per }) => count === null && !isClassSet && per === 'class');
    for (const item of uncounted) item.count = first.value;
    if (uncounted.length > 0 || (kit.length > 0 && kit.every(({ count }) => count === first.value))) {
      reading.take(first.from, first.to);
      reading.result.understood.push({ text: reading.words(first.from, first.to), field: 'lines' });
      return;
    }
  }
  for (const { from, to } of claims.sets) unsureOf(reading, from, to);
}

function unsureOf(reading: Reading, from: number, to: number): void {
  reading.take(from, to);
  const text = reading.words(from, to);
  reading.result.unsure.push({ text, candidates: [{ text, field: 'notes', value: text }] });
}

/** The parts of a message that say when, with whom and where, those that stand side by side as one. */
function whenParts({ when }: Claims): { from: number; to: number }[] {
  const parts = [...when.days, ...when.weeks, ...when.periods, ...when.classes].sort((one, other) => one.from - other.from);
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of parts) {
    const last = joined.at(-1);
    if (last?.to === from) last.to = to;
    else joined.push({ from, to });
  }
  return joined;
}

function readLesson(reading: Reading, claims: Claims, school: ReadingSchool, given: string | null): void {
  const { draft, understood, unsure } = reading.result;
  const { when } = claims;
  const parts = whenParts(claims);
  const isSaid = parts.length > 0;
  const meant = lessonMeant(when, school);
  const ofGiven = given === null ? null : (school.lessons.find(({ id }) => id === given) ?? null);
  const fitsGiven = isSaid && given !== null && (meant.lesson?.id === given || meant.candidates.some(({ id }) => id === given));
  const lesson = fitsGiven ? ofGiven : given === null && isSaid ? meant.lesson : null;
  if (given !== null || lesson) draft.lessonId = given ?? lesson?.id;
  const isClear = !isSaid || lesson !== null;
  const [first] = parts;
  for (const { from, to } of parts) {
    reading.take(from, to);
    if (isClear) understood.push({ text: reading.words(from, to), field: 'lessonId' });
  }
  if (!isClear && first) {
    const others = meant.lesson ? [meant.lesson] : meant.candidates;
    const candidates = others.map((one) => ({
      text: `${one.group.code} ${one.date} ${one.period}`,
      field: 'lessonId' as const,
      value: one.id,
    }));
    for (const { from, to } of parts) unsure.push({ text: reading.words(from, to), candidates });
  }
  const room = lesson?.room ?? ofGiven?.room;
  for (const said of when.rooms) {
    if (room === said.room) {
      reading.take(said.from, said.to);
      understood.push({ text: reading.words(said.from, said.to), field: 'lessonId' });
    } else unsureOf(reading, said.from, said.to);
  }
}

function readFields(reading: Reading, { fields }: Claims): void {
  const { draft, understood } = reading.result;
  for (const { from, to, field, value } of fields) {
    if (draft[field] !== undefined && draft[field] !== value) {
      unsureOf(reading, from, to);
      continue;
    }
    reading.take(from, to);
    draft[field] = value;
    understood.push({ text: reading.words(from, to), field });
  }
}

/** The practicals that a message names, by code or by words. */
interface PracticalNamed {
  from: number;
  to: number;
  practicals: readonly KnownPractical[];
  isUnsure: boolean;
}

function practicalsNamed(claims: Claims, mentions: readonly Mention[]): PracticalNamed[] {
  return [
    ...claims.codes.map(({ from, to, practicals }) => ({ from, to, practicals, isUnsure: practicals.length > 1 })),
    ...mentions
      .filter(({ kind }) => kind === 'practical')
      .map(({ from, to, practicals, isUnsure }) => ({ from, to, practicals, isUnsure })),
  ].sort((one, other) => one.from - other.from);
}

function readPracticals(reading: Reading, named: readonly PracticalNamed[]): void {
  const { draft, understood, unsure } = reading.result;
  const sure = new Set<KnownPractical>(named.flatMap(({ practicals, isUnsure }) => (isUnsure ? [] : practicals.slice(0, 1))));
  const [only] = sure;
  const meant = sure.size === 1 ? only : undefined;
  if (meant) draft.practicalId = meant.id;
  for (const { from, to, practicals } of named) {
    reading.take(from, to);
    const text = reading.words(from, to);
    if (meant && practicals.includes(meant)) understood.push({ text, field: 'practicalId' });
    else
      unsure.push({ text, candidates: practicals.slice(0, 6).map(({ id, title }) => ({ text: title, field: 'practicalId', value: id })) });
  }
}

function readItems(reading: Reading, items: readonly Item[]): void {
  const { understood, unsure, declined } = reading.result;
  const asked = new Set<string>();
  for (const item of items) {
    reading.take(item.from, item.to);
    const text = reading.words(item.from, item.to);
    if (item.isDeclined) {
      if (item.count === null && item.things.length > 0) {
        declined.push(...item.things.map(({ id, name }) => ({ id, name })));
        understood.push({ text, field: 'lines' });
      } else unsure.push({ text, candidates: [] });
      continue;
    }
    const read = lineOf(item);
    const isAgain = read.line !== null && asked.has(keyOfLine(read.line));
    if (!read.line || isAgain) {
      unsure.push({ text, candidates: read.line ? [{ text: read.line.name, line: read.line }] : read.candidates });
      continue;
    }
    asked.add(keyOfLine(read.line));
    reading.lines.push(read.line);
    const line = reading.lines.length - 1;
    if (read.isSure) understood.push({ text, line });
    else unsure.push({ text, line, candidates: read.candidates });
  }
}

const keyOfLine = ({ name, concentration, concentrationText }: SaidLine): string =>
  JSON.stringify([name, concentration, concentrationText]);

/** Whether a thing without a count stands in a sentence that says more than what is wanted. */
function isAside(tokens: readonly Token[], item: Item, others: readonly { from: number; to: number }[]): boolean {
  if (item.count !== null || item.amount !== null || item.isClassSet || item.per !== 'class') return false;
  let [from, to] = [item.from, item.to];
  while (from > 0 && !endsSentence(tokens[from - 1])) from--;
  while (to < tokens.length && !endsSentence(tokens[to])) to++;
  return others.some((other) => other.from >= from && other.to <= to);
}

function restOf(reading: Reading): LeftOver[] {
  const { tokens, text } = reading;
  for (const at of namesOfPeople(tokens, text, (place) => !reading.isTaken(place))) reading.take(at, at + 1);
  return leftOvers(tokens, reading.isTaken);
}

/** Words of which nothing was made are asked about, and stand in the note. */
function readRest({ tokens, text, result, words }: Reading, rest: readonly LeftOver[]): void {
  for (const { from, to } of rest) result.unsure.push({ text: words(from, to), candidates: candidatesOf(tokens, { from, to }, text) });
  if (rest.length > 0) result.draft.notes = rest.map(({ from, to }) => words(from, to)).join('; ');
}

function answerOf({ result, lines, text }: Reading): ReadRequest {
  const inOrder = <Part extends { text: string }>(parts: readonly Part[]): Part[] => {
    const placed = parts.map((part) => ({ part, at: text.indexOf(part.text) }));
    return placed.sort((one, other) => one.at - other.at).map(({ part }) => part);
  };
  return {
    ...result,
    draft: { ...result.draft, ...(lines.length > 0 && { lines }) },
    understood: inOrder(result.understood),
    unsure: inOrder(result.unsure),
  };
}
