/** Spellings of one word, each with the one by which it is compared. */
export const SPELLINGS = [
  ['sulph', 'sulf'],
  ['aluminum', 'aluminium'],
  ['cesium', 'caesium'],
] as const;

/** Writes small letters in the spelling by which they are compared: 'sulphate' as 'sulfate', and half of it while it is typed. */
export function oneSpelling(words: string): string {
  return SPELLINGS.reduce((text, [one, other]) => text.replaceAll(one, other), words).replace(/\bsulp$/, 'sulf');
}
