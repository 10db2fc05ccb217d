/** How long to wait before what died again and again is started once more, in milliseconds; after the last one it is left. */
export const PAUSES_MS = [250, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000];
/** What lived so long before it died has nothing to do with the death before. */
const LASTING_MS = 60_000;

/** Counts the deaths of one thing that is to be kept alive, and says when to start it again. */
export class Restarts {
  #deaths = 0;
  #startedMs = performance.now();

  /** Takes note that it was started. */
  started() {
    this.#startedMs = performance.now();
  }

  /** Takes note of a death. @returns {number | null} how long to wait before the next start, in milliseconds; null: no more */
  died() {
    if (performance.now() - this.#startedMs > LASTING_MS) this.#deaths = 0;
    return PAUSES_MS[this.#deaths++] ?? null;
  }

  /** How often it died in a row. */
  get deaths() {
    return this.#deaths;
  }
}
