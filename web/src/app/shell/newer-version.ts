import { DOCUMENT, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Clock } from '../core/clock';
import type { Kind } from '../core/offline/kind';
import { Offline } from '../core/offline/offline';

/** When a page was last loaded afresh, in epoch milliseconds. */
const RELOADED: Kind<number> = { name: 'reloaded', version: 1, days: 1, ofBrowser: true };
const AT = 'at';
const AGAIN_AFTER_MS = 30_000;

/**
 * Loads the page afresh at the address it was going to: a tab that was open while the server was updated asks for pages that
 * are gone. What was typed is kept in this browser. Once in half a minute, so that a broken server is not asked for ever; not
 * at all where the browser cannot remember that it did.
 */
export function loadNewerVersion(error: NavigationError): void {
  if (!/dynamically imported module|module script failed|error loading/i.test(String(error.error))) return;
  const window = inject(DOCUMENT).defaultView;
  // without the network a fresh page would be none at all; the frame says that it is away
  if (window?.navigator.onLine === false && !window.navigator.serviceWorker?.controller) return;
  const nowMs = Temporal.Instant.from(inject(Clock).now()).epochMilliseconds;
  void remember(inject(Offline), nowMs).then((first) => first && window?.location.assign(error.url));
}

/** Remembers that the page is loaded afresh now; answers false where it just was, or where that cannot be remembered. */
async function remember(offline: Offline, nowMs: number): Promise<boolean> {
  if (nowMs - ((await offline.read(RELOADED, AT)) ?? 0) < AGAIN_AFTER_MS) return false;
  return offline.keep(RELOADED, AT, nowMs);
}
