/** How strong a chemical is: in mol/dm3, or in words where it is not molar. Both null: nothing was said. */
export interface Strength {
  concentration: number | null;
  concentrationText: string | null;
}

const inReadingOrder = /* @__PURE__ */ new Intl.Collator('en-GB', { numeric: true, sensitivity: 'variant' });

/** Words without blanks and case, which alone never make two strengths; '' for none. */
function spelt(text: string | null): string {
  return (text ?? '').replace(/\s+/gu, '').toLowerCase();
}

/** Makes the key of a strength: equal keys are one strength, and amounts of two strengths are never added. */
export function strengthKey({ concentration, concentrationText }: Strength): string {
  return JSON.stringify([concentration, spelt(concentrationText)]);
}

/** 0 where nothing is said, 1 for a molar strength, 2 for words alone. */
function rank(concentration: number | null, words: string): number {
  if (concentration !== null) return 1;
  return words === '' ? 0 : 2;
}

/** Compares two strengths for a list: nothing said, then the weakest molar first, then the words; 0 for one strength. */
export function strengthsInOrder(one: Strength, other: Strength): number {
  const [words, otherWords] = [spelt(one.concentrationText), spelt(other.concentrationText)];
  return (
    rank(one.concentration, words) - rank(other.concentration, otherWords) ||
    (one.concentration ?? 0) - (other.concentration ?? 0) ||
    inReadingOrder.compare(words, otherWords) ||
    Number(words > otherWords) - Number(words < otherWords)
  );
}
