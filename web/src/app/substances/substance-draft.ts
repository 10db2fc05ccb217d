import type { HazardBandBody, Substance, SubstanceBody } from '@app/shared/contracts';
import type { BandUnit, SignalWord, SubstanceState } from '@app/shared/rules';

/** A band as it is typed. */
export interface BandDraft {
  from: string;
  to: string;
  unit: BandUnit;
  signalWord: SignalWord | '';
  statements: string;
  pictograms: string;
  source: string;
  classification: string;
}

/** A substance as it is typed: figures and lists as words. */
export interface SubstanceDraft {
  name: string;
  aliases: string;
  formula: string;
  molarMass: string;
  state: SubstanceState | '';
  stockStrength: string;
  below: boolean;
  bands: BandDraft[];
}

export const NO_BAND: BandDraft = {
  from: '',
  to: '',
  unit: 'mol/dm3',
  signalWord: '',
  statements: '',
  pictograms: '',
  source: '',
  classification: '',
};

/** Writes a substance as a form shows it; nothing yet where there is none. */
export function draftOf(substance: Substance | undefined): SubstanceDraft {
  return {
    name: substance?.name ?? '',
    aliases: substance?.aliases.join('\n') ?? '',
    formula: substance?.formula ?? '',
    molarMass: substance?.molarMass?.toString() ?? '',
    state: substance?.state ?? '',
    stockStrength: substance?.stockStrength?.toString() ?? '',
    below: substance?.belowBands === 'not-classified',
    bands: (substance?.bands ?? []).map((band) => ({
      ...band,
      from: String(band.from),
      to: band.to === null ? '' : String(band.to),
      signalWord: band.signalWord ?? '',
      statements: band.statements.join(' '),
      pictograms: band.pictograms.join(' '),
    })),
  };
}

/** Reads a figure as people type it; what is none is sent as it stands, to be told of. */
function figure(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return plain === '' ? null : Number(plain);
}

const codes = (text: string) => text.split(/[\s,;+]+/).filter(Boolean);

/** Reads what is sent of a form: other names one to a line, codes with blanks or commas between them. */
export function bodyOf(draft: SubstanceDraft): SubstanceBody {
  return {
    name: draft.name.trim(),
    aliases: draft.aliases
      .split('\n')
      .map((alias) => alias.trim())
      .filter(Boolean),
    formula: draft.formula.trim() || null,
    molarMass: figure(draft.molarMass),
    state: draft.state || null,
    stockStrength: figure(draft.stockStrength),
    belowBands: draft.below ? 'not-classified' : 'not-known',
    bands: draft.bands.map(({ from, to, unit, signalWord, statements, pictograms, source, classification }): HazardBandBody => ({
      from: figure(from) ?? 0,
      to: figure(to),
      unit,
      classification,
      signalWord: signalWord || null,
      statements: codes(statements),
      pictograms: codes(pictograms),
      source: source.trim(),
    })),
  };
}
