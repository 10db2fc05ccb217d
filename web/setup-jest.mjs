import 'reflect-metadata';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
// a spec looks at one page: its words are there, as its route would have seen to
await (await import('./src/app/core/words-there')).wordsThere();
