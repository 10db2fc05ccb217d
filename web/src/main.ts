import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app/app.config';
import { App } from './app/shell/app';

// only browsers without Temporal pay for the 20 kB that stand in for it
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global');

await bootstrapApplication(App, appConfig);
