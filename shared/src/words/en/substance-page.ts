import type { HazardBand } from '../../substances/hazard-bands.js';
import type { BelowBands, SubstanceState } from '../../substances/limits.js';
import { number } from './counts.js';
import { strength } from './strengths.js';
import { notClassified, pictogram, subscripts } from './substances.js';

export const page = 'Substances';
export const add = 'Add a substance';
export const lead =
  'What a chemical is called, weighs and is classified as at each strength. Make-up sums and hazards in requests and prep lists come from here. Check against your own hazard cards, and write here what they say: yours counts.';
export const search = 'Name, other name or formula';
export const more = 'Show more';
export const loading = 'Loading substances';
export const own = 'Your own';
export const notSaid = 'Not said';
export const noSignal = 'None';
export const save = 'Save';
export const cancel = 'Cancel';
export const edit = 'Change to what your cards say';
export const remove = 'Remove your version';
export const removed = (name: string): string => `${name}: your version is removed`;
export const addBand = 'Add a strength';
export const bandsHeading = 'Hazard at each strength';
export const inPercent = 'The same in percent by mass';
export const belowLabel = 'Not classified below the lowest of these strengths';
export const neverComplete = 'The list is not complete and does not replace your risk assessment.';

/** Says how many are shown of how many: '50 of 189 shown'. */
export function shown(count: number, total: number): string {
  if (total === 0) return 'Nothing of that name. Add it, so that its sums and hazards are known';
  return count < total ? `Showing ${number(count)} of ${number(total)}` : `${number(total)} shown`;
}

/** Names what is asked of a substance. */
export const fields = {
  name: 'Name, with its water: copper(II) sulfate-5-water',
  aliases: 'Other names',
  aliasesHint: 'One on each line, as people write it in requests',
  formula: 'Formula of what is on the shelf',
  formulaHint: 'CuSO4·5H2O: a full stop does for the dot',
  molarMass: 'Molar mass, g/mol',
  massHint: 'Empty: worked out from the formula',
  state: 'On the shelf',
  stockStrength: 'Strength of what is bought, mol/dm³',
  stockHint: 'Only of what is bought as a solution and diluted',
  from: 'From',
  to: 'To below (empty: upwards)',
  unit: 'Unit',
  signalWord: 'Signal word',
  statements: 'Statements: H315 H319',
  pictograms: 'Pictograms: GHS07',
  source: 'Where this is written',
  sourceHint: 'Your hazard card, by number and year',
};

/** Names what a substance is on the shelf. */
export const states: Readonly<Record<SubstanceState, string>> = {
  solid: 'A solid',
  liquid: 'A liquid',
  solution: 'A solution',
  gas: 'A gas',
};

/** Names a band of a form: 'Strength 2'. */
export function bandNumber(count: number): string {
  return `Strength ${number(count)}`;
}

/** Says what takes a band of a form away. */
export function dropBand(count: number): string {
  return `Remove strength ${number(count)}`;
}

/** What a page tells of a substance. */
interface Told {
  name: string;
  aliases: readonly string[];
  formula: string | null;
  molarMass: number | null;
  state: SubstanceState | null;
  stockStrength: number | null;
  stockSource: string | null;
  bands: readonly HazardBand[];
}

/** Says a substance in a row: 'CuSO₄·5H₂O, 249.68 g/mol, hazards by strength'. */
export function facts({ formula, molarMass, bands }: Pick<Told, 'formula' | 'molarMass' | 'bands'>): string {
  const mass = molarMass === null ? null : `${number(molarMass)} g/mol`;
  return [formula && subscripts(formula), mass, bands.length > 0 ? 'hazards by strength' : 'hazards not known'].filter(Boolean).join(', ');
}

/** Tells a substance fact by fact; what is not known says so. */
export function about(substance: Told | undefined): { label: string; value: string }[] {
  if (!substance) return [];
  const { aliases, formula, molarMass, state, stockStrength, stockSource } = substance;
  const stock = stockStrength === null ? null : strength({ concentration: stockStrength, concentrationText: null });
  return [
    { label: 'Also called', value: aliases.join('; ') || 'Nothing else' },
    { label: 'Formula', value: formula === null ? 'None: a mixture' : subscripts(formula) },
    { label: 'Molar mass', value: molarMass === null ? 'Not known: no make-up sum can be given' : `${number(molarMass)} g/mol` },
    { label: 'On the shelf', value: state === null ? notSaid : states[state] },
    ...(state === 'solution'
      ? [
          {
            label: 'Strength as bought',
            value: stock === null ? 'Not known: see the label' : [stock, stockSource].filter(Boolean).join(', '),
          },
        ]
      : []),
  ];
}

/** Says what stands on a label beside its statements: 'Skin Irrit. 2, Eye Irrit. 2 · pictogram: exclamation mark · H315 H319'. */
export function label({
  classification,
  pictograms,
  statements,
}: Pick<HazardBand, 'classification' | 'pictograms' | 'statements'>): string {
  const shapes = pictograms.length === 0 ? null : `pictogram: ${pictograms.map(pictogram).join(', ')}`;
  return [classification, shapes, statements.join(' ')].filter(Boolean).join(' · ');
}

/** Says what is known below the lowest band. */
export function below(kind: BelowBands): string {
  return kind === 'not-classified' ? `Below these: ${notClassified.toLowerCase()}` : 'Below these, and between: not known, look it up';
}

/** Says where a band is written. */
export function sourceOf(source: string): string {
  return `Source: ${source}`;
}
