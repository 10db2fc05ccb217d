import type { Strength } from '../../substances/strength.js';

/** Says a strength as it stands on a bottle, e.g. '0.25 mol/dm³'; null where nothing is known of it. A list that a browser kept may lack both. */
export function strength({ concentration, concentrationText }: Strength): string | null {
  const molar =
    concentration == null ? '' : `${new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 }).format(concentration)} mol/dm³`;
  return [molar, concentrationText?.trim()].filter(Boolean).join(', ') || null;
}

/** Names a thing with its strength: 'Sucrose 0.25 mol/dm³'. Whoever makes it up must never have to guess how strong. */
export function named(thing: Strength & { name: string }): string {
  const said = strength(thing);
  return said === null ? thing.name : `${thing.name} ${said}`;
}
