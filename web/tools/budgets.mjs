/** The most that is waited for before a page can be used, as it goes over the wire: kB of brotli, and files. */
const MOST = {
  pageKb: 4,
  '/sign-in': { kb: 145, files: 4 },
  '/fortnight': { kb: 169, files: 6 },
  // what reads and works out a kit line is a file of its own: the library's pages have it too, and not its tables; and so is what is to be
  // fetched, which is printed on a page of its own
  // what opens it without the network, what says both sides of a tick, and what has one tab send alone, came with that; and so did both acts
  // of a room in one row
  '/today': { kb: 187, files: 9 },
  // the words of the pages beyond the first screens are a file of their own, which grows with each such page, and an admin's first screen
  // is one of those; what the substances' pages say went there from everybody's first load
  '/school': { kb: 211, files: 8 },
  others: { kb: 170, files: 7 },
};

/** The most that one script may cost, in kB of brotli. What draws pictures is the one large library, and comes with the first picture. */
const MOST_OF_A_SCRIPT = { draw: 170, others: 145 };

/**
 * Tells what each first page costs.
 * @throws {Error} where one costs more than it may: take something out of it, or say in budgets.mjs why it may cost more
 */
export function checkBudgets({ initial, firstFiles, packed, page }) {
  const over = page > MOST.pageKb * 1000 ? [`index.html has ${page} bytes of ${MOST.pageKb} kB`] : [];
  for (const [file, bytes] of packed) {
    if (!file.endsWith('.js')) continue;
    const most = file.startsWith('draw-') ? MOST_OF_A_SCRIPT.draw : MOST_OF_A_SCRIPT.others;
    if (bytes > most * 1000) over.push(`${file}: ${(bytes / 1000).toFixed(1)} kB of ${most}`);
  }
  for (const [path, more] of Object.entries(firstFiles)) {
    const files = [...initial, ...more.map((file) => file.slice(1))];
    const kb = files.reduce((sum, file) => sum + packed.get(file), 0) / 1000;
    const most = MOST[path] ?? MOST.others;
    const said = `${path}: ${kb.toFixed(1)} kB of ${most.kb} in ${files.length} scripts of ${most.files}`;
    console.log(said);
    if (kb > most.kb || files.length > most.files) over.push(said);
  }
  if (over.length > 0) throw new Error(`More is loaded before a page can be used than may be:\n  ${over.join('\n  ')}`);
}
