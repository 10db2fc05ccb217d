import { Injectable } from '@nestjs/common';
import { chemicalFacts, type ChemicalFacts, type Substance, substanceKey, substancesByName, type ToMakeUp } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Kept, type Weight } from '../core/kept/index.js';
import { shippedSubstances } from './shipped-substances.js';

/** What schools know besides what all know takes up at most so many bytes. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Of a substance of a school's own, and of each of those that are looked up by name beside it. */
const OWN_BYTES = 2500;
const NAMED_BYTES = 300;

type OwnSubstance = Omit<Substance, 'own' | 'stockSource'>;

/** The own substances of a school ($1) with the number of its rules, under which they are kept. */
export const OWN_SUBSTANCES = statement(
  { rulesVersion: is.int, uncommitted: is.bool, substances: is.json<OwnSubstance[]>() },
  `
SELECT s.rules_version AS "rulesVersion", pg_current_xact_id_if_assigned() IS NOT NULL AS uncommitted,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version, 'name', o.name, 'aliases', o.aliases, 'formula', o.formula,
      'molarMass', o.molar_mass, 'state', o.state, 'stockStrength', o.stock_strength, 'belowBands', o.below_bands, 'bands', o.bands) ORDER BY o.id), '[]')
   FROM substance o WHERE o.school_id = $1) AS substances
FROM school s WHERE s.school_id = $1`,
);

/** An amount of something, at a strength. */
type Amount = Omit<ToMakeUp, 'quantity'> & { name: string };

/** The substances that a school knows: its own, and those shipped that it has not rewritten. */
export interface Known {
  version: number;
  /** By name. */
  all: readonly Substance[];
  find: (name: string) => Substance | null;
  /** Adds to an amount of a chemical what is known of it at its strength; anything else is as it was. */
  describe: <Item extends Amount>(item: Item, quantity: number) => Item & ChemicalFacts;
}

const inReadingOrder = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Joins what a school says itself to what is shipped: its version wins, by id and by name. */
export function knownSubstances(version: number, own: readonly Substance[]): Known {
  return { version, ...(own.length === 0 ? (shippedAlone ??= joined([])) : joined(own)) };
}

/** What a school knows that has written nothing itself: it is the same for all of them. */
let shippedAlone: Omit<Known, 'version'> | null = null;

function joined(own: readonly Substance[]): Omit<Known, 'version'> {
  const rewritten = new Set(own.map(({ id }) => id));
  const shipped = shippedSubstances.filter(({ id }) => !rewritten.has(id));
  const find = substancesByName(own, shipped);
  return {
    all: [...own, ...shipped].sort((one, other) => inReadingOrder.compare(one.name, other.name)),
    find,
    describe: (item, quantity) => ({ ...item, ...chemicalFacts(find, { ...item, quantity }) }),
  };
}

function weightOfKnown({ all }: Known): Weight {
  const own = all.filter((one) => one.own).length;
  return { own: own === 0 ? 0 : own * OWN_BYTES + all.length * NAMED_BYTES };
}

/** The shipped substance of that name, which a school's own of the same name is written over. */
export function shippedOfName(name: string): Substance | null {
  const key = substanceKey(name);
  return shippedSubstances.find((one) => substanceKey(one.name) === key) ?? null;
}

/**
 * The substances that each school knows, kept in memory under the number that rises with every change of its rules
 * (`school.rules_version`, which the principal brings): a request reads them only after something changed.
 */
@Injectable()
export class KnownSubstances {
  private readonly kept = new Kept<Known>(MOST_BYTES, weightOfKnown);

  constructor(private readonly db: Database) {}

  /** Knows the substances of the principal's school, never older than what the principal saw. One statement when they are not kept, none otherwise. */
  async of({ schoolId, rulesVersion }: Pick<Principal, 'schoolId' | 'rulesVersion'>): Promise<Known> {
    const kept = this.kept.get(schoolId);
    if (kept && kept.version >= rulesVersion) return kept;
    const [row] = await this.db.read(schoolId, OWN_SUBSTANCES, [schoolId]);
    const own = (row?.substances ?? []).map((one) => ({ ...one, own: true, stockSource: null }));
    const known = knownSubstances(row?.rulesVersion ?? 0, own);
    if (row && !row.uncommitted) this.kept.set(schoolId, known);
    return known;
  }
}
