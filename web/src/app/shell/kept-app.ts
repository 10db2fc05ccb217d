import { ApplicationRef, DOCUMENT, EnvironmentInjector, inject, isDevMode } from '@angular/core';

/** The application is kept once the first page has stood for so long, in milliseconds: nothing that it waits for waits for that. */
const SETTLED_MS = 3000;

/** Has the application kept on this device, where the browser can; in an injection context. */
export function keptApp(): void {
  const container = inject(DOCUMENT).defaultView?.navigator.serviceWorker;
  const injector = inject(EnvironmentInjector);
  if (!container || isDevMode()) return;
  const keep = (): Promise<void> => import('./app-worker').then(({ keepApp }) => keepApp(container, injector));
  void inject(ApplicationRef)
    .whenStable()
    // a browser that refuses goes on without: the pages come from the server then
    .then(() => setTimeout(() => void keep().catch(() => undefined), SETTLED_MS));
}
