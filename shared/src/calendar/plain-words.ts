/** A school has some dozens of names; the limit is for what strangers may type. */
const KEPT_LIMIT = 5_000;

/** The same function, with its answers kept: it is asked for the same few names a hundred times a request. */
export function keepAnswers<T>(work: (words: string) => T): (words: string) => T {
  const kept = new Map<string, T>();
  return (words) => {
    const known = kept.get(words);
    if (known !== undefined) return known;
    if (kept.size >= KEPT_LIMIT) kept.clear();
    const answer = work(words);
    kept.set(words, answer);
    return answer;
  };
}

/** Words without what does not tell names apart: capitals, and spaces before, after and repeated. */
export const plainWords = /* @__PURE__ */ keepAnswers((words) => words.trim().replace(/\s+/g, ' ').toLowerCase());
