import type { Item } from './asked-items.js';
import type { Thing } from './known.types.js';
import type { Candidate, SaidLine } from './read.types.js';

/** A line for one thing, and whether it is as sure as it was said. */
export interface LineRead {
  line: SaidLine | null;
  candidates: Candidate[];
  isSure: boolean;
}

/** As many candidates as a person looks through. */
const OFFERED = 6;

function named(thing: Thing): SaidLine {
  return { ...(thing.kind === 'apparatus' && thing.id !== null && { apparatusId: thing.id }), name: thing.name, kind: thing.kind };
}

function quantity(item: Pick<Item, 'per'>, amount: number): Pick<SaidLine, 'perClass' | 'perSet' | 'perPupil'> {
  if (item.per === 'class') return { perClass: amount };
  return item.per === 'set' ? { perSet: amount } : { perPupil: amount };
}

function strengthOf(item: Item): Pick<SaidLine, 'concentration' | 'concentrationText'> {
  const { concentration = null, concentrationText = null } = item.strength ?? {};
  return { ...(concentration !== null && { concentration }), ...(concentrationText !== null && { concentrationText }) };
}

/** What is asked of a chemical: an amount in g or cm3. Without one the line stands with none, to be filled in. */
function chemicalLine(item: Item, thing: Thing): LineRead {
  const { amount } = item;
  const unit = amount?.unit ?? 'cm3';
  const line: SaidLine = { ...named(thing), ...quantity(item, amount?.amount ?? 0), unit, ...strengthOf(item) };
  const isSure = amount !== null && amount.amount > 0 && item.count === null;
  if (isSure || item.strength) return { line, isSure, candidates: [] };
  return { line: null, isSure: false, candidates: [{ text: thing.name, line }] };
}

function countedLine(item: Item, thing: Thing): LineRead {
  const base = named(thing);
  if (item.amount?.unit && thing.kind === 'consumable')
    return {
      line: { ...base, ...quantity(item, item.amount.amount), unit: item.amount.unit },
      isSure: item.count === null,
      candidates: [],
    };
  const count = item.count ?? 1;
  if (item.isExtra && item.count !== null)
    return {
      line: null,
      isSure: false,
      candidates: [
        { text: thing.name, line: { ...base, spare: count } },
        { text: thing.name, line: { ...base, perClass: count } },
      ],
    };
  if (count === 0) return { line: null, isSure: false, candidates: [] };
  if (item.count === null && thing.isLabelled) return { line: { ...base, perClass: 1 }, isSure: true, candidates: [] };
  const isSaid = item.count !== null || item.isClassSet || item.per !== 'class';
  const per = isSaid ? item : { per: 'set' as const };
  const line: SaidLine = { ...base, ...quantity(per, count) };
  if (isSaid) return { line, isSure: true, candidates: bothWays(base, thing, count) };
  const isOneForEach = item.isPlural && thing.kind === 'apparatus';
  return isOneForEach
    ? { line, isSure: !item.isLoose, candidates: bothWays(base, thing, 1) }
    : { line: null, isSure: false, candidates: bothWays(base, thing, 1) };
}

function bothWays(base: SaidLine, thing: Thing, count: number): Candidate[] {
  return [
    { text: thing.name, line: { ...base, perClass: count } },
    { text: thing.name, line: { ...base, perSet: count > 6 ? 1 : count } },
  ];
}

/** Makes the line of one item; what is not clear comes with what may be meant, and stands in no line. */
export function lineOf(item: Item): LineRead {
  const read = (thing: Thing) => (thing.kind === 'chemical' ? chemicalLine(item, thing) : countedLine(item, thing));
  const [only] = item.things;
  if (only && item.things.length === 1) {
    const one = read(only);
    const isSure = one.isSure && !item.isUnclear;
    if (isSure) return { ...one, candidates: [] };
    const hasLine = one.line !== null && only.kind === 'chemical' && !item.isUnclear;
    const candidates = one.candidates.length > 0 || !one.line ? one.candidates : [{ text: only.name, line: one.line }];
    return { line: hasLine ? one.line : null, isSure: false, candidates: hasLine ? [] : candidates };
  }
  const candidates = item.things.slice(0, OFFERED).flatMap((thing) => {
    const one = read(thing);
    const line = one.line ?? one.candidates[0]?.line;
    return line ? [{ text: thing.name, line }] : [];
  });
  return { line: null, isSure: false, candidates };
}
