import { type Stock, type StockKind, stockStanding } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import type { Known } from '../substances/index.js';

/** What is read of a stock. */
export const STOCK = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  key: is.text,
  kind: is.text.as<StockKind>(),
  amount: is.number,
  unit: is.text.orNull,
  concentration: is.number.orNull,
  concentrationText: is.text.orNull,
  location: is.text,
  expires: is.date.orNull,
  reorderLevel: is.number.orNull,
  supplier: is.text.orNull,
  price: is.number.orNull,
  opened: is.date.orNull,
  storageGroups: is.texts,
};

/** The columns of one stock `s` in that shape. */
export const STOCK_COLUMNS = `s.id, s.version, s.name, s.key, s.kind, s.amount, s.unit, s.concentration, s.concentration_text AS "concentrationText", s.location,
  s.expires, s.reorder_level AS "reorderLevel", s.supplier, s.price, s.opened, s.storage_groups AS "storageGroups"`;

/** One stock ($2) of a school ($1) that is still kept. */
export const ONE_STOCK = statement(STOCK, `SELECT ${STOCK_COLUMNS} FROM stock s WHERE s.school_id = $1 AND s.id = $2 AND NOT s.archived`);

/** Keeps others from changing stocks ($2) of a school ($1) until the transaction ends, in the order of their ids; `archived` ones too. */
export const LOCK_STOCK = statement(
  { ...STOCK, archived: is.bool },
  `SELECT ${STOCK_COLUMNS}, s.archived FROM stock s WHERE s.school_id = $1 AND s.id = ANY($2) ORDER BY s.id FOR NO KEY UPDATE`,
);

export type StockRecord = Answered<typeof ONE_STOCK>;

/** A stock in the shape of the contract, as it stands on a day. */
export function toStock(row: StockRecord, today: string, { find }: Pick<Known, 'find'>): Stock {
  const { id, version, name, kind, amount, unit, concentration, concentrationText, location, expires, reorderLevel, supplier, price } = row;
  const { opened, storageGroups } = row;
  const { low, expired } = stockStanding(row, today);
  const substanceId = kind === 'chemical' ? (find(name)?.id ?? null) : null;
  const said = { name, kind, amount, unit, concentration, concentrationText, location, expires, reorderLevel, supplier, price };
  return { id, version, ...said, opened, storageGroups, substanceId, low, expired };
}
