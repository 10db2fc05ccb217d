import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { Letters, type OfOneLetter } from './letters.js';

/** Where a matcher stands: it takes a letter, goes on where a condition holds, or is done. */
type Step =
  | { kind: 'take'; letters: readonly number[]; next: number }
  | { kind: 'go'; next: number[] }
  | { kind: 'behind' | 'ahead'; letters: readonly number[]; edge: boolean; next: number }
  | { kind: 'boundary'; is: boolean; next: number }
  | { kind: 'done' }
  | { kind: 'dead' };

/** Where the matcher is before it takes its next letter: the step that takes it, the letter before (-1: none), and which it may be. */
export interface Place {
  step: number;
  last: number;
  /** Letters as bits; the highest, after all letters, is the end of the text. */
  may: bigint;
  takes: readonly number[];
}

/** A repeat with a bound is written out up to so many parts; beyond, it counts as one without. */
const MOST_PARTS = 300;

/** A pattern as a machine that backtracks: places, and which of them follow with which letter. */
export class Machine {
  private readonly steps: Step[] = [];
  readonly letters: Letters;
  private readonly every: bigint;
  private readonly end: bigint;
  private readonly word: ReadonlySet<number>;
  readonly places: Place[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<string, { places: Map<number, number>; isSure: boolean }>();
  /** Where looking for a beginning stands: before each place of the text. */
  private readonly search: number;

  constructor(
    source: string,
    private readonly flags: string,
  ) {
    const isUnicode = flags.includes('u');
    const isSets = flags.includes('v');
    const parser = new RegExpParser();
    const ast = parser.parsePattern(source, 0, source.length, { unicode: isUnicode, unicodeSets: isSets });
    this.letters = new Letters(partsOf(ast), flags);
    const count = this.letters.samples.length;
    this.end = 1n << BigInt(count);
    this.every = (this.end << 1n) - 1n;
    this.word = new Set(this.letters.of(String.raw`\w`));
    const done = this.add({ kind: 'done' });
    const start = this.alternatives(ast.alternatives, done);
    const all = this.letters.samples.map((_, index) => index);
    this.search = this.add({ kind: 'go', next: [start] });
    // a sticky pattern begins where it is told to
    if (!flags.includes('y')) {
      const skip = this.add({ kind: 'take', letters: all, next: this.search });
      (this.steps[this.search] as { next: number[] }).next.push(skip);
    }
  }

  /** The places at which a text begins. */
  beginning(): number[] {
    return [...this.after(this.search, -1).places.keys()];
  }

  /**
   * The places that follow with a letter, each with in how many ways it is come to (2: in several). `isSure`: a match is certain then,
   * whatever follows, since it may end here.
   */
  follow(place: number, letter: number): { places: ReadonlyMap<number, number>; isSure: boolean } {
    const { step, takes } = this.places[place]!;
    const one = this.steps[step]!;
    if (one.kind !== 'take' || !takes.includes(letter)) return NOWHERE;
    return this.after(one.next, letter);
  }

  private after(from: number, last: number): { places: Map<number, number>; isSure: boolean } {
    const key = `${from} ${last}`;
    const known = this.known.get(key);
    if (known) return known;
    const places = new Map<number, number>();
    let done = 0n;
    const path = new Set<number>();
    const walk = (at: number, may: bigint): void => {
      if (may === 0n || path.has(at)) return;
      const step = this.steps[at]!;
      path.add(at);
      if (step.kind === 'done') done |= may;
      else if (step.kind === 'take') {
        const place = this.placeOf(at, last, may, step.letters);
        places.set(place, Math.min(2, (places.get(place) ?? 0) + 1));
      } else if (step.kind === 'go') for (const next of step.next) walk(next, may);
      else if (step.kind === 'behind') {
        if (last === -1 ? step.edge : step.letters.includes(last)) walk(step.next, may);
      } else if (step.kind === 'ahead') walk(step.next, may & this.bits(step.letters, step.edge));
      else if (step.kind === 'boundary') {
        const wordBefore = last !== -1 && this.word.has(last);
        const inWord = this.bits([...this.word], false);
        walk(step.next, may & (wordBefore === step.is ? this.every & ~inWord : inWord));
      }
      path.delete(at);
    };
    walk(from, this.every);
    const found = { places, isSure: done === this.every };
    this.known.set(key, found);
    return found;
  }

  private placeOf(step: number, last: number, may: bigint, takes: readonly number[]): number {
    const key = `${step} ${last} ${may}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.places.length);
    return this.places.push({ step, last, may, takes: takes.filter((letter) => may & (1n << BigInt(letter))) }) - 1;
  }

  private bits(letters: readonly number[], edge: boolean): bigint {
    return letters.reduce((bits, letter) => bits | (1n << BigInt(letter)), edge ? this.end : 0n);
  }

  private add(step: Step): number {
    return this.steps.push(step) - 1;
  }

  private alternatives(some: readonly AST.Alternative[], next: number): number {
    const starts = some.map(({ elements }) => elements.reduceRight((after, element) => this.element(element, after), next));
    return starts.length === 1 ? starts[0]! : this.add({ kind: 'go', next: starts });
  }

  private element(element: AST.Element, next: number): number {
    switch (element.type) {
      case 'Character':
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass':
        return this.add({ kind: 'take', letters: this.letters.of(element.raw), next });
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(element.alternatives, next);
      case 'Quantifier':
        return this.quantifier(element, next);
      case 'Assertion':
        return this.assertion(element, next);
      case 'Backreference':
        throw new Error('What refers back is matched in a time that cannot be told from the pattern');
    }
  }

  private quantifier({ element, min, max }: AST.Quantifier, next: number): number {
    const parts = Math.max(1, partsOf(element).length);
    const isLoop = parts * (max === Infinity ? min : max) > MOST_PARTS;
    const must = isLoop ? Math.min(1, min) : min;
    let at = next;
    if (isLoop || max === Infinity) {
      const loop = this.add({ kind: 'go', next: [] });
      (this.steps[loop] as { next: number[] }).next.push(this.element(element, loop), next);
      at = loop;
    } else for (let more = must; more < max; more++) at = this.add({ kind: 'go', next: [this.element(element, at), next] });
    for (let count = 0; count < must; count++) at = this.element(element, at);
    return at;
  }

  private assertion(assertion: AST.Assertion, next: number): number {
    if (!('negate' in assertion)) {
      if (this.flags.includes('m')) return next;
      return this.add({ kind: assertion.kind === 'start' ? 'behind' : 'ahead', letters: [], edge: true, next });
    }
    if (assertion.kind === 'word') return this.add({ kind: 'boundary', is: !assertion.negate, next });
    const one = oneLetter(assertion.alternatives);
    if (one) {
      const edge = one.edge !== assertion.negate;
      const taken = new Set(one.parts.flatMap((part) => [...this.letters.of(part.raw)]));
      const letters = this.letters.samples.flatMap((_, index) => (taken.has(index) !== assertion.negate ? [index] : []));
      return this.add({ kind: assertion.kind === 'lookahead' ? 'ahead' : 'behind', letters, edge, next });
    }
    if (assertion.kind === 'lookbehind') {
      if (isUnbounded(assertion.alternatives)) throw new Error('How far a look behind goes back has no bound');
      return next;
    }
    // looked through for itself, and gone on from as if it held
    const aside = this.alternatives(assertion.alternatives, this.add({ kind: 'dead' }));
    return this.add({ kind: 'go', next: [aside, next] });
  }
}

const NOWHERE = { places: new Map<number, number>(), isSure: false };

function oneLetter(alternatives: readonly AST.Alternative[]): { parts: OfOneLetter[]; edge: boolean } | null {
  const parts: OfOneLetter[] = [];
  let edge = false;
  for (const { elements } of alternatives) {
    const [only, ...more] = elements;
    if (!only || more.length > 0) return null;
    if (isOfOneLetter(only)) parts.push(only);
    else if (only.type === 'Assertion' && (only.kind === 'start' || only.kind === 'end')) edge = true;
    else return null;
  }
  return { parts, edge };
}

function isOfOneLetter(node: AST.Node): node is OfOneLetter {
  return ['Character', 'CharacterSet', 'CharacterClass', 'ExpressionCharacterClass'].includes(node.type);
}

function isUnbounded(alternatives: readonly AST.Alternative[]): boolean {
  return alternatives.some(({ elements }) =>
    elements.some((element) => {
      if (element.type === 'Quantifier')
        return element.max === Infinity || isUnbounded([{ elements: [element.element] } as AST.Alternative]);
      return 'alternatives' in element && isUnbounded(element.alternatives);
    }),
  );
}

function partsOf(node: AST.Node): OfOneLetter[] {
  if (isOfOneLetter(node)) return [node];
  if (node.type === 'Quantifier') return partsOf(node.element);
  if (node.type === 'Alternative') return node.elements.flatMap(partsOf);
  return 'alternatives' in node ? node.alternatives.flatMap(partsOf) : [];
}
