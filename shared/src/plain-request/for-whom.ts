import type { Token } from './tokens.js';

/** That an amount is for each set or pupil, and the tokens that say so. */
export interface ForWhom {
  from: number;
  to: number;
  per: 'set' | 'pupil';
  /** 'per pair': two pupils to a set. */
  groupSize: number | null;
}

const OF_SET = new Set(['pair', 'group', 'set', 'team', 'table', 'bench']);
const OF_PUPIL = new Set(['pupil', 'student', 'child', 'kid', 'person', 'learner']);
const TIMES = new Set(['time', 'lesson', 'day', 'week', 'period', 'one']);
const EVERYBODY = new Set(['everyone', 'everybody']);

function whom(word: string): Pick<ForWhom, 'per' | 'groupSize'> | null {
  if (OF_SET.has(word)) return { per: 'set', groupSize: word === 'pair' ? 2 : null };
  return OF_PUPIL.has(word) ? { per: 'pupil', groupSize: null } : null;
}

/** Reads at a token 'each', 'per pair', 'for each group', 'every pupil', 'a pair', 'for everyone'. Null where nothing of the kind begins. */
export function forWhomAt(tokens: readonly Token[], at: number): ForWhom | null {
  const [first = '', second = '', third = ''] = [0, 1, 2].map((step) => tokens[at + step]?.word ?? '');
  if (first === 'for' && EVERYBODY.has(second)) return { from: at, to: at + 2, per: 'pupil', groupSize: null };
  if (first === 'for' && (second === 'each' || second === 'every')) {
    const known = whom(third);
    return known && { from: at, to: at + 3, ...known };
  }
  if (first === 'per' || first === 'each' || first === 'every' || first === 'a') {
    const known = whom(second);
    if (known) return { from: at, to: at + 2, ...known };
  }
  // 'each lesson' is not for each set
  return first === 'each' && !TIMES.has(second) ? { from: at, to: at + 1, per: 'set', groupSize: null } : null;
}
