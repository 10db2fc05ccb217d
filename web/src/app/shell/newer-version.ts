import { DOCUMENT, inject } from '@angular/core';
import type { NavigationError } from '@angular/router';
import { Clock } from '../core/clock';
import { keep, readKept } from '../core/kept';

const KEPT = 'reloaded-at';
const AGAIN_AFTER_MS = 30_000;

/**
 * A tab that was open while the server was updated asks for pages that are gone. It is loaded afresh at the address it was
 * going to; what was typed is kept in this browser. Once in half a minute, so that a broken server is not asked for ever.
 */
export function loadNewerVersion(error: NavigationError): void {
  if (!/dynamically imported module|module script failed|error loading/i.test(String(error.error))) return;
  const nowMs = Temporal.Instant.from(inject(Clock).now()).epochMilliseconds;
  if (nowMs - (readKept<number>(KEPT) ?? 0) < AGAIN_AFTER_MS) return;
  keep(KEPT, nowMs);
  inject(DOCUMENT).defaultView?.location.assign(error.url);
}
