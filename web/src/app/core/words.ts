import { InjectionToken } from '@angular/core';
import { en, type Words } from '@app/shared/words';

/** Chooses the language of the page: `inject(WORDS)` is how every part of it speaks. */
export const WORDS = new InjectionToken<Words>('words', { providedIn: 'root', factory: () => en });
