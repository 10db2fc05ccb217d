import type { LiveEvent } from '@app/shared/contracts';

/** A server that has refused is asked again after this, in milliseconds, and each time later up to the last. */
const AGAIN_MS = [5000, 15_000, 60_000, 300_000];

interface Line {
  document: Document;
  signal: AbortSignal;
  /** Whether the line is to be held now; asked again whenever the page comes or goes, or by `look`. */
  isWanted: () => boolean;
  /** Is told when the line stands and when it does not; `missed`: it stands again, and something may have been missed. */
  hears: (hears: boolean, missed: boolean) => void;
  heard: (event: LiveEvent, place: number) => void;
  /** The place of the event behind which it begins; 0: with what happens from now on. */
  after: () => number;
}

/**
 * Holds a line to the server on which it tells what happens, and takes it up again when it was lost.
 * @returns asks anew whether the line is wanted
 */
export function openStream({ document, signal, isWanted, hears, heard, after }: Line): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isAgain = false;

  const close = (): void => {
    clearTimeout(timer);
    source?.close();
    source = null;
  };
  const open = (): void => {
    clearTimeout(timer);
    if (signal.aborted || source || !isWanted()) return;
    const own = (source = new EventSource(`/api/events${after() > 0 ? `?after=${after()}` : ''}`));
    own.onopen = () => {
      failures = 0;
      hears(true, isAgain);
      isAgain = true;
    };
    own.onmessage = ({ data, lastEventId }: MessageEvent<string>) => heard(JSON.parse(data) as LiveEvent, Number(lastEventId));
    own.onerror = () => {
      hears(false, false);
      // a lost line the browser takes up by itself; one that was refused it does not
      if (own.readyState !== EventSource.CLOSED) return;
      source = null;
      timer = setTimeout(open, AGAIN_MS[Math.min(failures++, AGAIN_MS.length - 1)]);
    };
  };
  const look = (): void => {
    if (isWanted()) return open();
    close();
    hears(false, false);
  };
  document.addEventListener('visibilitychange', look, { signal });
  document.defaultView?.addEventListener('online', open, { signal });
  signal.addEventListener('abort', close);
  open();
  return look;
}
