import { keepAnswers } from '../reading/plain-words.js';
import type { KnownGroup, ReadingSchool } from './known.types.js';
import type { Token } from './tokens.js';

/** Which classes words can mean, or a year group. */
export interface ClassSaid {
  from: number;
  to: number;
  codes: string[];
  year: number | null;
  /** A whole code and not its beginning. */
  isExact: boolean;
}

const codeOf = /* @__PURE__ */ keepAnswers((code): string => code.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
/** A code in parts has no more tokens than this. */
const LONGEST = 8;
const MULTIPLIED = /^\d+x$/;

/** The tokens from `at` that touch each other, written as one code; the longest first. */
function joined(tokens: readonly Token[], at: number): { code: string; to: number }[] {
  const found: { code: string; to: number }[] = [];
  let code = '';
  for (let to = at; to < tokens.length && to - at < LONGEST; to++) {
    const token = tokens[to];
    if (!token || token.kind === 'line-end' || (to > at && !token.isGlued)) break;
    if (token.kind === 'sign' && !['/', '-', '.', '_'].includes(token.word)) break;
    code += token.kind === 'sign' ? '' : token.word;
    if (token.kind !== 'sign') found.unshift({ code: codeOf(code), to: to + 1 });
  }
  return found;
}

/** '10Y Bi3' of 10Y/Bi3 and '9 X1' of 9X1: two parts with a blank between. */
function apart(tokens: readonly Token[], at: number): { code: string; to: number }[] {
  return joined(tokens, at).flatMap(({ code, to }) => joined(tokens, to).map((next) => ({ code: code + next.code, to: next.to })));
}

function byYear(tokens: readonly Token[], at: number): ClassSaid | null {
  const word = tokens[at]?.word ?? '';
  const number = tokens[at + 1];
  if (!['year', 'yr', 'y', 'years'].includes(word) || number?.kind !== 'number' || number.value < 1 || number.value > 14) return null;
  if (word === 'y' && !number.isGlued) return null;
  const plural = tokens[at + 2];
  const to = plural?.isGlued && (plural.word === 's' || plural.word === "'s") ? at + 3 : at + 2;
  return { from: at, to, codes: [], year: number.value, isExact: true };
}

/** The codes of the school in the order in which they are looked through: those of who writes first. */
export function classCodes(school: Pick<ReadingSchool, 'lessons' | 'groups'>): Codes<KnownGroup> {
  const groups = new Map<string, KnownGroup>();
  for (const group of [...school.groups, ...school.lessons.map((lesson) => lesson.group)]) groups.set(group.code, group);
  return codesBy([...groups.values()], ({ code }) => code);
}

/** What is called by codes, with the letters and figures with which these begin. */
export interface Codes<What> {
  byCode: ReadonlyMap<string, What>;
  begin: ReadonlySet<string>;
}

function codesBy<What>(list: readonly What[], codeIn: (what: What) => string): Codes<What> {
  const byCode = new Map(list.map((what) => [codeOf(codeIn(what)), what]));
  return { byCode, begin: new Set([...byCode.keys()].map((code) => code.charAt(0))) };
}

/**
 * Reads a class at a token: '9X1', '10Y/Bi3', '10Y Bi3', the beginning of a code ('9X'), 'year 9'. `startsThing` tells whether the words from
 * a token on name kit, so that '9x bunsens' is nine of them.
 */
export function classAt(
  tokens: readonly Token[],
  at: number,
  codes: Codes<KnownGroup>,
  own: ReadonlySet<string>,
  startsThing: (at: number) => boolean,
): ClassSaid | null {
  if (at > 0 && tokens[at]?.isGlued && tokens[at - 1]?.kind !== 'sign') return null;
  if (!codes.begin.has(tokens[at]?.word.charAt(0) ?? '')) return byYear(tokens, at);
  const parts = joined(tokens, at);
  const exact = [...parts, ...apart(tokens, at)].find(({ code }) => codes.byCode.has(code));
  const said = (code: string): string => codes.byCode.get(code)?.code ?? '';
  if (exact && !(MULTIPLIED.test(exact.code) && startsThing(exact.to)))
    return { from: at, to: exact.to, codes: [said(exact.code)], year: null, isExact: true };
  for (const { code, to } of parts) {
    if (!/^\d{1,2}\p{L}/u.test(code)) continue;
    const fitting = [...codes.byCode.keys()].filter((key) => key.startsWith(code));
    const ofOwn = fitting.filter((key) => own.has(said(key)));
    if (fitting.length === 0) continue;
    if (MULTIPLIED.test(code) && startsThing(to)) return null;
    return { from: at, to, codes: (ofOwn.length > 0 ? ofOwn : fitting).map(said), year: null, isExact: false };
  }
  return byYear(tokens, at);
}

/** Reads a room at a token: its code, with or without 'room' before it. Null where none begins. */
export function roomAt(tokens: readonly Token[], at: number, rooms: Codes<string>): { from: number; to: number; room: string } | null {
  const isCalled = ['room', 'rm'].includes(tokens[at]?.word ?? '');
  const place = isCalled ? at + 1 : at;
  if (!rooms.begin.has(tokens[place]?.word.charAt(0) ?? '')) return null;
  for (const { code, to } of [...apart(tokens, place), ...joined(tokens, place)]) {
    const room = rooms.byCode.get(code);
    // a number alone is a room only where somebody says so
    if (room !== undefined && (isCalled || /\p{L}/u.test(code))) return { from: at, to, room };
  }
  return null;
}

/** The rooms of a school by the writing by which they are found. */
export function roomCodes(school: Pick<ReadingSchool, 'rooms'>): Codes<string> {
  return codesBy(school.rooms, (room) => room);
}
