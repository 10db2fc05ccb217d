import { Injectable } from '@nestjs/common';
import {
  dateAt,
  type ShelfStock,
  type StockKind,
  substanceKey,
  type SubstanceOnShelf,
  type Taking,
  takings,
  usualTaking,
  type Wanted,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { type Known, KnownSubstances } from '../substances/index.js';

/** What is kept of a school ($1) under one of these names ($2), or by one of these ids ($3) whether it is still kept or not. */
export const ON_SHELF = statement(
  {
    id: is.uuid,
    name: is.text,
    kind: is.text.as<StockKind>(),
    amount: is.number,
    unit: is.text.orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    expires: is.date.orNull,
    location: is.text,
  },
  `SELECT s.id, s.name, s.kind, s.amount, s.unit, s.concentration, s.concentration_text AS "concentrationText", s.expires, s.location
FROM stock s WHERE s.school_id = $1 AND (s.key = ANY($2) AND NOT s.archived OR s.id = ANY($3::uuid[])) ORDER BY s.id`,
);

/** A stock as it may be taken from, and where it stands. */
export type PlacedStock = ShelfStock & { location: string };

/** What there is to take from, for things that are wanted. */
export interface OnTheShelf {
  /** Everything that may serve one of them. */
  stock: readonly PlacedStock[];
  substanceOf: (wanted: Wanted) => SubstanceOnShelf | null;
  /** All ways to make one of them, the likeliest first. */
  ways: (wanted: Wanted) => Taking[];
  /** What it is made of where nobody chooses. */
  usual: (wanted: Wanted) => Taking | null;
  /** The same of what is out of date too, as what has to be bought is worked out. */
  outOfDate: (wanted: Wanted) => Taking | null;
}

/** Looks what stands on the shelf for what is wanted. */
@Injectable()
export class Shelf {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly substances: KnownSubstances,
  ) {}

  /** Reads the stock that may serve what is wanted, and what is chosen by id: one statement, none where nothing may. Inside a transaction it reads there. */
  async for(principal: Principal, wanted: readonly Wanted[], chosen: readonly string[] = []): Promise<OnTheShelf> {
    const known = await this.substances.of(principal);
    const found = new Map(wanted.filter(({ kind }) => kind === 'chemical').map(({ name }) => [name, known.find(name)]));
    const keys = [...new Set([...found.values()].flatMap((one) => (one ? namesOf(one) : [])))];
    const ids = [...new Set([...chosen, ...wanted.flatMap(({ stockId }) => stockId ?? [])])];
    const { schoolId } = principal;
    const rows = keys.length + ids.length === 0 ? [] : await this.db.read(schoolId, ON_SHELF, [schoolId, keys, ids]);
    const stock = rows.map((row) => ({ ...row, substanceId: idOf(known, row) }));
    const substanceOf = ({ name }: Wanted) => found.get(name) ?? null;
    const today = dateAt(this.clock.nowMs(), principal.timeZone);
    return {
      stock,
      substanceOf,
      ways: (one) => takings(one, substanceOf(one), stock, today),
      usual: (one) => usualTaking(one, substanceOf(one), stock, today),
      outOfDate: (one) => usualTaking(one, substanceOf(one), stock, ''),
    };
  }
}

function namesOf({ name, aliases, formula }: { name: string; aliases: readonly string[]; formula: string | null }): string[] {
  return [name, ...aliases, ...(formula ? [formula] : [])].map(substanceKey);
}

function idOf({ find }: Known, { kind, name }: { kind: StockKind; name: string }): string | null {
  return kind === 'chemical' ? (find(name)?.id ?? null) : null;
}
