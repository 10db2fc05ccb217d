import { type BelowBands, type HazardBand, molarMassOf } from '@app/shared';
import { labelOf } from './labels.js';
import { genericLimits, isTested, type MixtureLimit } from './mixture-limits.js';
import type { HarmonisedEntry, SeedSubstance } from './substance.types.js';

const REGULATION = 'Regulation (EC) No 1272/2008 (CLP), Annex VI, Table 3, up to the 17th adaptation';
const GENERIC = 'solutions by the limits of the entry and of Annex I';

/** The endpoints on which a limit of an entry takes the place of the generic ones that are as severe or more. */
const ENDPOINT: readonly (readonly [RegExp, string])[] = [
  [/^Skin (?:Corr|Irrit)/, 'skin'],
  [/^Eye/, 'eye'],
  [/^STOT SE [12]/, 'stot-se'],
  [/^STOT SE 3/, 'stot-se-3'],
  [/^STOT RE/, 'stot-re'],
];
const endpointOf = (says: string) => ENDPOINT.find(([pattern]) => pattern.test(says))?.[1] ?? says.slice(0, says.indexOf('.') + 1);
/** From mild to severe within an endpoint. */
const SEVERITY = ['Eye Irrit', 'Skin Irrit', 'Eye Dam', 'Skin Corr', 'STOT SE 2', 'STOT SE 1', 'STOT RE 2', 'STOT RE 1'];
const severityOf = (says: string) => SEVERITY.findIndex((start) => says.startsWith(start));

/** The limits of an entry: its own, and of the generic ones those of an endpoint and severity that it says nothing of. */
function limitsOf(entry: HarmonisedEntry): MixtureLimit[] {
  const own = (entry.limits ?? []).map(([says, from, to]): MixtureLimit => ({ says, from, to }));
  const isSaid = (limit: MixtureLimit) =>
    own.some(({ says }) => endpointOf(says) === endpointOf(limit.says) && severityOf(says) <= severityOf(limit.says));
  const generic = entry.classes.flatMap((says) => genericLimits(says, entry) ?? []);
  return [...own, ...generic.filter((limit) => !isSaid(limit))];
}

/** Whether below the lowest limit the entry lets one say that nothing is classified: all its classes have limits, and none of special concern. */
function belowOf({ classes, m, concern, limits = [] }: HarmonisedEntry): BelowBands {
  const hasLimit = (says: string) => limits.some(([limited]) => limited.slice(0, 3) === says.slice(0, 3));
  const isOpen = (says: string) => (isTested(says) && !hasLimit(says)) || (/^Aquatic (?:Acute|Chronic) 1/.test(says) && !m);
  return concern || classes.some(isOpen) ? 'not-known' : 'not-classified';
}

function sourceOf({ index, classes, m, percentOf, leastDensity, also }: HarmonisedEntry, isSolution: boolean): string {
  const lacks = classes.some((says) => /^Aquatic (?:Acute|Chronic) 1/.test(says)) && !m;
  const tested = classes.filter((says) => /^Ox/.test(says)).map((says) => says.slice(says.lastIndexOf(' ') + 1));
  const notes = [
    isSolution && `${GENERIC}; % to mol/dm3 with a density of ${leastDensity ?? 1} g/cm3, rounded down`,
    isSolution && percentOf && `% of ${percentOf}`,
    isSolution && lacks && 'aquatic hazard left out: the entry gives no M-factor',
    isSolution && tested.length > 0 && `${tested.join(', ')} is of the substance itself unless a band says it`,
  ];
  return [`${REGULATION}, index ${index}`, ...(isSolution && also ? [also] : []), ...notes.filter(Boolean)].join('; ');
}

/** Two figures, never up: a band never begins above where it does. */
function downToTwoFigures(value: number): number {
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.floor(Number((value / step).toPrecision(12))) * step).toPrecision(2));
}

/** Bands that follow one another from limit to limit, each with the label of the limits that hold in it; where none holds there is a gap, which is not known. */
function banded(
  limits: readonly MixtureLimit[],
  ends: (percent: number) => number,
  about: Pick<HazardBand, 'unit' | 'source'>,
): HazardBand[] {
  const starts = [...new Set(limits.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))]
    .filter((start) => start < 100)
    .sort((one, other) => one - other);
  const bands = starts.map((from, index): HazardBand => {
    const holds = limits.filter((limit) => limit.from <= from && (limit.to === null || from < limit.to)).map(({ says }) => says);
    const next = starts[index + 1];
    return { from: ends(from), to: next === undefined ? null : ends(next), ...about, ...labelOf(holds) };
  });
  return bands.filter(({ from, to, statements }) => statements.length > 0 && (to === null || from < to));
}

/** Joins neighbours that say the same. */
function joined(bands: readonly HazardBand[]): HazardBand[] {
  const kept: HazardBand[] = [];
  for (const band of bands) {
    const last = kept.at(-1);
    if (last && last.to === band.from && last.statements.join() === band.statements.join() && last.classification === band.classification)
      last.to = band.to;
    else kept.push({ ...band });
  }
  return kept;
}

/** Lets the strongest band end. */
function endAt(bands: readonly HazardBand[], end: number): void {
  const top = bands.at(-1);
  if (top?.to === null) top.to = end;
}

/**
 * The hazard bands of a shipped substance: the substance itself as 100 %, and its solutions in percent and in mol/dm3 (c = 10 x % x density /
 * M, by the least density that its solutions have, rounded down). Liquids (whose solutions may be lighter than water), what burns, what reacts
 * with water and what does not dissolve has no bands of solutions. What is said to be unclassified has one band, of nothing.
 */
export function bandsOf({ formula, state, hazards, unclassified }: SeedSubstance): { bands: HazardBand[]; belowBands: BelowBands } {
  if (unclassified !== undefined)
    return { bands: [{ from: 0, to: null, unit: '%', source: unclassified, ...labelOf([]) }], belowBands: 'not-known' };
  if (!hazards) return { bands: [], belowBands: 'not-known' };
  const itself: HazardBand = { from: 100, to: null, unit: '%', source: sourceOf(hazards, false), ...labelOf(hazards.classes) };
  const isInWater = state !== 'liquid' && state !== 'gas' && !hazards.insoluble;
  const hasSolutions = isInWater && !hazards.classes.some((says) => isTested(says) && !/^Ox/.test(says) && !hazards.limits?.length);
  const molarMass = molarMassOf(hazards.percentOf ?? formula ?? '');
  if (!hasSolutions) return { bands: [itself], belowBands: 'not-known' };
  const limits = limitsOf(hazards).filter(({ from }) => from < (hazards.solutionsUpTo ?? 100));
  const source = sourceOf(hazards, true);
  const toMolar = (percent: number) => downToTwoFigures((10 * percent * (hazards.leastDensity ?? 1)) / (molarMass ?? Number.NaN));
  const inPercent = joined(banded(limits, (percent) => percent, { unit: '%', source }));
  const inMolar = molarMass === null ? [] : joined(banded(limits, toMolar, { unit: 'mol/dm3', source }));
  const end = hazards.solutionsUpTo ?? 100;
  endAt(inPercent, end);
  if (hazards.solutionsUpTo !== undefined) endAt(inMolar, toMolar(end));
  return { bands: [...inMolar, ...inPercent, itself], belowBands: belowOf(hazards) };
}
