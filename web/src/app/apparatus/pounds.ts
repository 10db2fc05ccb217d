/** Reads what somebody typed as a cost in pounds: '£4.50', '4,50'. Undefined where nothing is typed, null where it is no cost. */
export function poundsIn(typed: string): number | null | undefined {
  const text = typed.trim().replace('£', '').replace(',', '.').trim();
  if (text === '') return undefined;
  return /^\d+(\.\d{1,2})?$/.test(text) ? Number(text) : null;
}
