import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, type Routes, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { permissionsOf } from '@app/shared/rules';
import type { Words } from '@app/shared/words';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';

/** What a spec of a technician's pages begins with: the pages, when it is (an instant of 24 November 2026), the words, and what is otherwise provided. */
interface Here {
  routes: Routes;
  now: string;
  words: () => Words;
  providers?: Provider[];
}

/** Signs a technician of Science in, with an empty device, and opens no page yet. */
export async function technicianHere({ routes, now, words, providers = [] }: Here): Promise<{
  http: HttpTestingController;
  harness: RouterTestingHarness;
}> {
  TestBed.configureTestingModule({
    providers: [
      { provide: WORDS, useFactory: words },
      { provide: SHELF, useValue: new MemoryShelf() },
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(routes, withComponentInputBinding()),
      ...providers,
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const loaded = TestBed.inject(Session).load();
  const departments = [{ id: 'd1', name: 'Science', roles: ['technician' as const] }];
  http
    .expectOne(({ url }) => url.endsWith('/me'))
    .flush(me({ roles: ['technician'], departments, permissions: permissionsOf(['technician']), today: '2026-11-24', now }));
  await loaded;
  return { http, harness: await RouterTestingHarness.create() };
}

/** Lets what is read and drawn come to rest. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    TestBed.tick();
    await new Promise((done) => setTimeout(done, 5));
  }
}
