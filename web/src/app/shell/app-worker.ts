import { EnvironmentInjector, createEnvironmentInjector, signal } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';
import { SwUpdate, provideServiceWorker } from '@angular/service-worker';
import { filter } from 'rxjs';
import { LOAD_PAGE } from '../core/load-page.token';
import { pathOf } from './scroll';

const FILE = '/ngsw-worker.js';
/** A tab that stays open asks so often whether there is a newer version, in milliseconds. */
const LOOK_EVERY_MS = 1_800_000;

/** Where the browser wants scripts' addresses from a policy: this one lets the worker's through, and no other. */
interface Policies {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/**
 * Has the browser keep the application on this device, so that it opens without the network; in a context where a browser has workers.
 * A newer version is taken when somebody goes to another page, never under their hands: until then the pages that are open go on with their own.
 */
export async function keepApp(container: ServiceWorkerContainer, parent: EnvironmentInjector): Promise<void> {
  await container.register(trusted(FILE), { updateViaCache: 'none' });
  const updates = createEnvironmentInjector([provideServiceWorker(FILE)], parent).get(SwUpdate);
  followVersions(updates, parent.get(Router), parent.get(LOAD_PAGE));
  const look = (): unknown => navigator.onLine && container.controller && updates.checkForUpdate().catch(() => false);
  setInterval(look, LOOK_EVERY_MS);
}

/** Loads the page that somebody goes to afresh, once a newer version lies ready or the present one has lost a file. */
export function followVersions(
  updates: Pick<SwUpdate, 'versionUpdates' | 'unrecoverable'>,
  router: Router,
  loadPage: (path: string) => void,
): void {
  const newer = signal(false);
  updates.versionUpdates.pipe(filter(({ type }) => type === 'VERSION_READY')).subscribe(() => newer.set(true));
  updates.unrecoverable.subscribe(() => newer.set(true));
  router.events.pipe(filter((event) => event instanceof NavigationStart)).subscribe(({ url, navigationTrigger }) => {
    if (!newer() || navigationTrigger !== 'imperative' || pathOf(url) === pathOf(router.url)) return;
    newer.set(false);
    loadPage(url);
  });
}

function trusted(file: string): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  const same = (url: string): string => {
    if (url !== FILE) throw new TypeError('This policy is for the worker alone.');
    return url;
  };
  return policies ? policies.createPolicy('requisite-worker', { createScriptURL: same }).createScriptURL(file) : file;
}
