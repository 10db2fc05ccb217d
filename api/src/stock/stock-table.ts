import type { Stock } from '@app/shared';
import type { CsvCell } from '../core/http/index.js';

/** The columns of the file of stock, out as in. */
export const STOCK_FILE_COLUMNS = [
  'name',
  'kind',
  'amount',
  'unit',
  'concentration',
  'location',
  'expires',
  'reorderLevel',
  'supplier',
  'price',
] as const;

/** Makes the table of a list of stock, head and rows, as the file that comes in has them. */
export function stockTable(list: readonly Stock[]): [readonly string[], CsvCell[][]] {
  return [
    STOCK_FILE_COLUMNS,
    list.map(({ concentration, concentrationText, ...one }) => [
      one.name,
      one.kind,
      one.amount,
      one.unit,
      concentration ?? concentrationText,
      one.location,
      one.expires,
      one.reorderLevel,
      one.supplier,
      one.price,
    ]),
  ];
}
