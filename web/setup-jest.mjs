import 'reflect-metadata';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');
setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
