import { classAt, classCodes, roomAt, roomCodes } from './class-said.js';
import { dayAt, weekAt } from './day-said.js';
import type { KnownPractical, ReadingSchool } from './known.types.js';
import { codeKey, type Lexicon } from './lexicon.js';
import { countAt, numberWord } from './number-words.js';
import { periodAt } from './period-said.js';
import type { Token } from './tokens.js';
import type { WhenSaid } from './which-lesson.js';

/** A part of a message that fills a field of the draft. */
export interface FieldSaid {
  from: number;
  to: number;
  field: 'pupils' | 'groupSize';
  value: number;
}

/** How many groups or sets there are: 'for 10 groups'. */
export interface SetsSaid {
  from: number;
  to: number;
  value: number;
}

export interface Claims {
  when: WhenSaid;
  fields: FieldSaid[];
  sets: SetsSaid[];
  codes: { from: number; to: number; practicals: readonly KnownPractical[] }[];
  /** The tokens that are taken by any of them. */
  taken: Set<number>;
}

const PUPILS = new Set(['pupil', 'pupils', 'student', 'students', 'kids', 'children', 'kid', 'learners', 'chn']);
const GROUPS = new Set(['groups', 'pairs', 'grps']);
const IN_GROUPS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['pairs', 2],
  ['twos', 2],
  ['threes', 3],
  ['fours', 4],
  ['fives', 5],
]);

/** '28 pupils', 'class of 28', 'groups of 3', 'in pairs'. */
function fieldAt(tokens: readonly Token[], at: number): FieldSaid | null {
  const [first = '', second = ''] = [tokens[at]?.word, tokens[at + 1]?.word];
  if (first === 'in' && IN_GROUPS.has(second)) return { from: at, to: at + 2, field: 'groupSize', value: IN_GROUPS.get(second) ?? 2 };
  if ((first === 'groups' || first === 'group' || first === 'class') && second === 'of') {
    const count = countAt(tokens, at + 2) ?? spelt(tokens, at + 2);
    const isClass = first === 'class';
    const isSound = count && count.value >= 1 && count.value <= (isClass ? 500 : 30);
    if (isSound) return { from: at, to: count.to, field: isClass ? 'pupils' : 'groupSize', value: count.value };
  }
  const count = countAt(tokens, at);
  if (count && count.value >= 1 && count.value <= 500 && PUPILS.has(tokens[count.to]?.word ?? ''))
    return { from: at, to: count.to + 1, field: 'pupils', value: count.value };
  return null;
}

function spelt(tokens: readonly Token[], at: number) {
  const value = numberWord(tokens[at]?.word ?? '');
  return value === null ? null : { from: at, to: at + 1, value };
}

/** 'for 10 groups', 'x 8 pairs'. */
function setsAt(tokens: readonly Token[], at: number): SetsSaid | null {
  const count = countAt(tokens, at);
  if (!count || count.value < 1 || !GROUPS.has(tokens[count.to]?.word ?? '') || tokens[count.to + 1]?.word === 'of') return null;
  return { from: at, to: count.to + 1, value: count.value };
}

function codeAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Claims['codes'][number] | null {
  if (at > 0 && tokens[at]?.isGlued && tokens[at - 1]?.kind !== 'sign') return null;
  if (lexicon.codes.size === 0) return null;
  let code = '';
  let found: Claims['codes'][number] | null = null;
  for (let to = at; to < tokens.length && to - at < 8; to++) {
    const token = tokens[to];
    const isPart = to === at || token?.isGlued || (to === at + 1 && token?.kind === 'number');
    if (!token || !isPart || token.kind === 'line-end') break;
    code += token.word;
    if (code.length > 24) break;
    const practicals = lexicon.codes.get(codeKey(code));
    if (practicals && !tokens[to + 1]?.isGlued) found = { from: at, to: to + 1, practicals };
    else if (practicals && tokens[to + 1]?.kind === 'sign') found = { from: at, to: to + 1, practicals };
  }
  return found;
}

/** Finds in a message what says when, with whom, where, for how many and by which code, each token for one of them. */
export function claimsOf(tokens: readonly Token[], school: ReadingSchool, lexicon: Lexicon, startsThing: (at: number) => boolean): Claims {
  const when: WhenSaid = { days: [], weeks: [], periods: [], classes: [], rooms: [] };
  const claims: Claims = { when, fields: [], sets: [], codes: [], taken: new Set() };
  const [codes, rooms] = [classCodes(school), roomCodes(school)];
  const own = new Set(school.lessons.map(({ group }) => group.code));
  const take = <Said extends { from: number; to: number }>(list: Said[], said: Said | null): number => {
    if (!said) return -1;
    list.push(said);
    for (let at = said.from; at < said.to; at++) claims.taken.add(at);
    return said.to;
  };
  const readers: readonly ((at: number) => number)[] = [
    (at) => take(when.weeks, weekAt(tokens, at, school.today)),
    (at) => take(claims.fields, fieldAt(tokens, at)),
    (at) => take(claims.sets, setsAt(tokens, at)),
    (at) => take(when.classes, classAt(tokens, at, codes, own, startsThing)),
    (at) => take(when.periods, periodAt(tokens, at, school)),
    (at) => take(when.days, dayAt(tokens, at, school.today)),
    (at) => take(when.rooms, roomAt(tokens, at, rooms)),
    (at) => take(claims.codes, codeAt(tokens, at, lexicon)),
  ];
  for (let at = 0; at < tokens.length; at++) {
    for (const read of readers) {
      const to = read(at);
      if (to <= at) continue;
      at = to - 1;
      break;
    }
  }
  return claims;
}
