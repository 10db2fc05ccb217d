import { inject, InjectionToken } from '@angular/core';
import { first, type FirstWords, type PageWords } from '@app/shared/words';
import { lateWords } from './words-there';

/** Chooses the language of the page: `inject(WORDS)` is how the frame and the first screens speak. What they say comes with the first load. */
export const WORDS = new InjectionToken<FirstWords>('words', { providedIn: 'root', factory: () => first });

/** How every other page speaks; its route waits for the words first: `canMatch: [wordsThere]`. */
export const ALL_WORDS = new InjectionToken<PageWords>('all words', {
  providedIn: 'root',
  factory: () => ({ ...lateWords(), ...inject(WORDS) }),
});
