import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { provideRouter } from '@angular/router';
import { lessonsOf } from '../calendar/calendar.client';
import { LESSONS_OF } from '../core/lessons-of.token';
import { MemoryShelf } from '../core/offline/memory-shelf';
import { SHELF } from '../core/offline/shelf.token';

/** What the page of a request stands on in a test: lessons are asked for at '/api/lessons', and nothing is kept in the browser. */
export const REQUEST_PAGE: (Provider | EnvironmentProviders)[] = [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideRouter([]),
  { provide: SHELF, useClass: MemoryShelf },
  { provide: LESSONS_OF, useFactory: lessonsOf },
];
