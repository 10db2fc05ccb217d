import { createHash } from 'node:crypto';
import type { Substance } from '@app/shared';
import { bandsOf, type SeedSubstance, substances } from '../../../migrations/seeds/substances/index.js';

/** A row's id made of a key that never changes, the same at every school and in every version of the program. */
function idOf(key: string): string {
  const hex = createHash('sha256').update(`requisite substance ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function toSubstance(seed: SeedSubstance): Substance {
  const { key, name, aliases = [], formula = null, molarMass = null, state, stock } = seed;
  return {
    id: idOf(key),
    version: 1,
    own: false,
    name,
    aliases: [...aliases],
    formula,
    molarMass,
    state,
    stockStrength: stock?.strength ?? null,
    stockSource: stock?.source ?? null,
    ...bandsOf(seed),
  };
}

/** The substances that every school begins with. */
export const shippedSubstances: readonly Substance[] = substances.map(toSubstance);
