import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { apiOf, signIn, type Api } from './api.js';
import { DEMO_PASSWORD } from '../people/demo-people.js';

/** Somebody in front of a browser of their own. */
export interface Person {
  page: Page;
  api: Api;
  context: BrowserContext;
}

export interface Desk {
  width?: number;
  height?: number;
  dark?: boolean;
  /** Another server than the one of the journeys. */
  at?: string;
  /** The application is kept on the device, as for everybody outside the journeys. Without it a journey sees and holds up each request itself. */
  keeps?: boolean;
  /** What the console may say in this journey beside the one question who is here: refusals that are part of it. */
  expects?: RegExp[];
}

interface Fixtures {
  /** A browser with nobody signed in. */
  visitor: (desk?: Desk) => Promise<Person>;
  /** A browser in which this person is signed in; no page is open yet. */
  person: (email: string, desk?: Desk, password?: string) => Promise<Person>;
}

// the browser writes this for the first question of a visit, which is how the app learns that nobody is signed in
const WHO_IS_HERE = /the server responded with a status of 401.* @ \S*\/api\/me$/;

/** Says on the console what the content policy refused, also where the browser itself says nothing of it. Runs in the page. */
function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
    console.info(`content policy: ${effectiveDirective} refused ${blockedURI} at ${sourceFile}:${lineNumber}`),
  );
}

/**
 * The `test` of every journey. Each browser that it gives out is watched: an error on the console, an exception, what the
 * content policy refuses, or anything fetched from another host fails the journey at its end, whatever else it saw.
 */
export const test = base.extend<Fixtures>({
  visitor: async ({ browser, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    const wrong: string[] = [];
    await use(async ({ width = 1440, height = 900, dark = false, at = baseURL, keeps = false, expects = [] } = {}) => {
      const context = await browser.newContext({
        baseURL: at,
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        serviceWorkers: keeps ? 'allow' : 'block',
        locale: 'en-GB',
        timezoneId: 'Europe/London',
      });
      contexts.push(context);
      context.setDefaultTimeout(120_000);
      const home = new URL(at ?? '').host;
      await context.addInitScript(tellViolations);
      const note = (said: string): void => {
        if (!WHO_IS_HERE.test(said) && !expects.some((one) => one.test(said))) wrong.push(said);
      };
      context.on('console', (message) => {
        if (message.type() === 'error' || message.text().startsWith('content policy: '))
          note(`${message.text()} @ ${message.location().url}`);
      });
      context.on('weberror', (error) => note(`exception: ${error.error().message}`));
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol) && url.host !== home) wrong.push(`fetched from another host: ${request.url()}`);
      });
      return { page: await context.newPage(), api: apiOf(context), context };
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(wrong, 'the console stays quiet and nothing comes from another host').toEqual([]);
  },
  person: async ({ visitor }, use) => {
    await use(async (email, desk, password = DEMO_PASSWORD) => {
      const person = await visitor(desk);
      await signIn(person.context.request, email, password);
      return person;
    });
  },
});

export { expect };
