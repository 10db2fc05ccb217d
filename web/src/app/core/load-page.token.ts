import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** Loads a page of this site afresh, so that nothing stays of what this page knows. */
export const LOAD_PAGE = new InjectionToken<(path: string) => void>('LOAD_PAGE', {
  factory: () => {
    const { defaultView } = inject(DOCUMENT);
    return (path) => defaultView?.location.assign(path);
  },
});
