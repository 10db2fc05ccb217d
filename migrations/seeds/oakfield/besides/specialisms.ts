/** What Oakfield asks of whoever prepares some practicals, by the practical's key. */
export const specialisms: readonly { practical: string; specialism: string }[] = [
  { practical: 'making-an-ester', specialism: 'Chemistry' },
  { practical: 'alkali-metals', specialism: 'Chemistry' },
  { practical: 'identifying-ions', specialism: 'Chemistry' },
  { practical: 'heart-dissection', specialism: 'Biology' },
  { practical: 'van-de-graaff', specialism: 'Physics' },
];
