import { hazardOf, type Hazards, type HazardAnswer } from './hazard-bands.js';
import { makeUpOf, type MakeUpAnswer, type OnShelf, type ToMakeUp } from './make-up.js';

/** What the facts of a chemical are worked out from. */
export type KnownSubstance = { id: string } & Hazards & OnShelf;

/** What is known of a chemical at its strength: which substance it is, its hazard, and how the amount is made up. */
export interface FactsOfChemical extends MakeUpAnswer {
  substanceId: string | null;
  hazard: HazardAnswer;
}

/** Works out what is known of an amount of something at one strength; nothing of what is no chemical. */
export function chemicalFacts(find: (name: string) => KnownSubstance | null, amount: ToMakeUp & { name: string }): FactsOfChemical | null {
  if (amount.kind !== 'chemical') return null;
  const substance = find(amount.name);
  return { substanceId: substance?.id ?? null, hazard: hazardOf(substance, amount), ...makeUpOf(amount, substance) };
}
