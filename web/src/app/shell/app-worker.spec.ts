import { EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { UnrecoverableStateEvent, VersionEvent } from '@angular/service-worker';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Subject } from 'rxjs';
import { followVersions, keepApp } from './app-worker';

const V1 = { hash: '1' };
const V2 = { hash: '2' };

describe('a newer version of the application', () => {
  let router: Router;
  let loaded: string[];
  let versionUpdates: Subject<VersionEvent>;
  let unrecoverable: Subject<UnrecoverableStateEvent>;

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
    router = TestBed.inject(Router);
    [loaded, versionUpdates, unrecoverable] = [[], new Subject(), new Subject()];
    followVersions({ versionUpdates, unrecoverable }, router, (path) => loaded.push(path));
    await router.navigateByUrl('/today');
  });

  it('is taken where somebody goes to another page once it lies ready, and not before', async () => {
    versionUpdates.next({ type: 'VERSION_DETECTED', version: V2 });
    await router.navigateByUrl('/library');
    expect(loaded).toEqual([]);
    versionUpdates.next({ type: 'VERSION_READY', currentVersion: V1, latestVersion: V2 });
    expect(loaded).toEqual([]);
    await router.navigateByUrl('/today?date=2026-11-19');
    expect(loaded).toEqual(['/today?date=2026-11-19']);
  });

  it('is not taken while somebody stays on a page, whatever they open and close on it', async () => {
    versionUpdates.next({ type: 'VERSION_READY', currentVersion: V1, latestVersion: V2 });
    await router.navigateByUrl('/today?date=2026-11-19');
    await router.navigateByUrl('/today');
    expect(loaded).toEqual([]);
  });

  it('is taken too where the present one has lost a file', async () => {
    unrecoverable.next({ type: 'UNRECOVERABLE_STATE', reason: 'gone' });
    await router.navigateByUrl('/library');
    expect(loaded).toEqual(['/library']);
  });
});

describe('the worker that keeps the application', () => {
  interface Rules {
    createScriptURL(url: string): string;
  }
  const page = globalThis as { trustedTypes?: unknown };
  afterEach(() => {
    delete page.trustedTypes;
  });

  it('is the one script that a policy lets the page name by its address', async () => {
    const injector = TestBed.inject(EnvironmentInjector);
    const made: [string, Rules][] = [];
    page.trustedTypes = {
      createPolicy: (name: string, rules: Rules) => {
        made.push([name, rules]);
        return { createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}` };
      },
    };
    const registered: unknown[] = [];
    const container = {
      register: (...what: unknown[]) => {
        registered.push(what);
        return Promise.reject(new Error('this browser keeps nothing'));
      },
    } as unknown as ServiceWorkerContainer;
    await expect(keepApp(container, injector)).rejects.toThrow('keeps nothing');
    expect(registered).toEqual([['trusted /ngsw-worker.js', { updateViaCache: 'none' }]]);
    expect(made.map(([name]) => name)).toEqual(['requisite-worker']);
    for (const other of ['/other.js', 'https://example.org/ngsw-worker.js', '/ngsw-worker.js?x', 'data:text/javascript,1'])
      expect(() => made[0]?.[1].createScriptURL(other)).toThrow(TypeError);
  });
});
