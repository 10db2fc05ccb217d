// Ctrl-C and its kin, for a command that must put away what it started: the first one stops, another one some time later hurries.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Ctrl-C reaches a command from the terminal, from npm and from the bootstrap: so soon after the first it is the same one. */
const SAME_MS = 1000;

/** What whoever is stopped between two steps throws. */
export class Stopped extends Error {}

/**
 * Listens for the signals that stop a command.
 * @param {{stop: () => void, hurry: () => void}} act what is done at the first one, and at one that comes later
 * @returns {{asked: AbortSignal, hurried: AbortSignal}} `asked` is aborted, with a `Stopped`, at the first one
 */
export function untilStopped({ stop, hurry }) {
  const asked = new AbortController();
  const hurried = new AbortController();
  let firstMs = 0;
  for (const signal of SIGNALS)
    process.on(signal, () => {
      if (!asked.signal.aborted) {
        firstMs = performance.now();
        asked.abort(new Stopped());
        stop();
      } else if (!hurried.signal.aborted && performance.now() - firstMs > SAME_MS) {
        hurried.abort();
        hurry();
      }
    });
  return { asked: asked.signal, hurried: hurried.signal };
}
