import type { Stock, StockBody } from '@app/shared/contracts';
import type { StockKind } from '@app/shared/rules';

/** A stock as it is typed: figures as words. */
export interface StockDraft {
  name: string;
  kind: StockKind;
  amount: string;
  unit: string;
  concentration: string;
  concentrationText: string;
  location: string;
  expires: string;
  reorderLevel: string;
  supplier: string;
  price: string;
  opened: string;
  storageGroups: string[];
}

/** Writes a stock as a form shows it; of a new one nothing but that it is a chemical in g. */
export function stockDraft(stock: Stock | undefined): StockDraft {
  return {
    name: stock?.name ?? '',
    kind: stock?.kind ?? 'chemical',
    amount: stock?.amount.toString() ?? '',
    unit: stock ? (stock.unit ?? '') : 'g',
    concentration: stock?.concentration?.toString() ?? '',
    concentrationText: stock?.concentrationText ?? '',
    location: stock?.location ?? '',
    expires: stock?.expires ?? '',
    reorderLevel: stock?.reorderLevel?.toString() ?? '',
    supplier: stock?.supplier ?? '',
    price: stock?.price?.toString() ?? '',
    opened: stock?.opened ?? '',
    storageGroups: stock?.storageGroups ?? [],
  };
}

/** Reads a figure as people type it, 2.5 or 2,5; null where nothing is typed; what is none is sent as it stands, to be told of. */
export function figure(typed: string): number | null {
  const text = typed.trim();
  if (text === '') return null;
  const read = Number(text.replace(/^(\d+),(\d{1,2})$/, '$1.$2'));
  return Number.isFinite(read) ? read : (text as unknown as number);
}

/** Makes what is sent of a form. */
export function stockBody(draft: StockDraft): StockBody {
  const isChemical = draft.kind === 'chemical';
  return {
    name: draft.name,
    kind: draft.kind,
    amount: figure(draft.amount) ?? ('' as unknown as number),
    unit: draft.unit.trim() || null,
    concentration: isChemical ? figure(draft.concentration) : null,
    concentrationText: isChemical ? draft.concentrationText.trim() || null : null,
    location: draft.location,
    expires: draft.expires || null,
    reorderLevel: figure(draft.reorderLevel),
    supplier: draft.supplier.trim() || null,
    price: figure(draft.price),
    opened: draft.opened || null,
    storageGroups: draft.storageGroups,
  };
}
