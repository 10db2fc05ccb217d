import { APP_BASE_HREF } from '@angular/common';
import { HttpXsrfTokenExtractor, provideHttpClient, withInterceptors } from '@angular/common/http';
import { provideBrowserGlobalErrorListeners, provideEnvironmentInitializer, type ApplicationConfig } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { routes } from './app.routes';
import { earlyAnswers } from './core/early-answers';
import { answering } from './core/network';
import { undoTokens } from './core/undo-tokens';
import { CalendarClient, lessonsOf } from './calendar/calendar.client';
import { LessonChanges } from './core/lesson-changes';
import { LESSONS_OF } from './core/lessons-of.token';
import { confirmed } from './identity/confirmed';
import { endedSession } from './identity/ended-session';
import { XsrfToken } from './identity/xsrf-token';
import { openedFor } from './identity/opened-for';
import { SchoolLists } from './core/school-lists';
import { sendTicks } from './prep/send-ticks';
import { SchoolClient } from './school/school.client';
import { keptApp } from './shell/kept-app';
import { loadNewerVersion } from './shell/newer-version';
import { PageTitle } from './shell/page-title';

/** The XSRF header has Angular's own name (X-XSRF-TOKEN), which the server uses too. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([openedFor, endedSession, confirmed, answering, undoTokens, earlyAnswers])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ onSameUrlNavigation: 'reload', paramsInheritanceStrategy: 'always' }),
      withNavigationErrorHandler(loadNewerVersion),
      withInMemoryScrolling({ scrollPositionRestoration: 'disabled' }),
    ),
    provideEnvironmentInitializer(sendTicks),
    provideEnvironmentInitializer(keptApp),
    // the content policy allows no <base> in the page
    { provide: APP_BASE_HREF, useValue: '/' },
    { provide: HttpXsrfTokenExtractor, useExisting: XsrfToken },
    { provide: LessonChanges, useExisting: CalendarClient },
    { provide: LESSONS_OF, useFactory: lessonsOf },
    { provide: TitleStrategy, useClass: PageTitle },
    { provide: SchoolLists, useExisting: SchoolClient },
  ],
};
