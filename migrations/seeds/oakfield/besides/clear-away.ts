/** What Oakfield has written of how some practicals are cleared away: its own lines, with whose rule it is. */
export const clearAways: readonly { practical: string; clearAway: string }[] = [
  {
    practical: 'temperature-change',
    clearAway: 'Rinse down the sink with plenty of water. Caps back on both bottles before they leave the lab. Rule of the prep room.',
  },
  { practical: 'food-tests', clearAway: 'Food to the food bin, Biuret’s and Benedict’s to the waste bottle. Rule of the prep room.' },
  {
    practical: 'making-an-ester',
    clearAway: 'Organic waste to its bottle in the fume cupboard, never to the sink. Rule of the prep room.',
  },
];
