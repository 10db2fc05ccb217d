import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The pages, whether this is run in the folder of the web or above it. */
const APP = readdirSync('.').includes('web') ? join('web', 'src', 'app') : join('src', 'app');
const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
  (one) => /\.(?:ts|html)$/.test(one) && !one.includes('.spec.'),
);

/** A chip as it is opened, with what stands in it up to its end. */
const OPENED = /<app-chip\b(?:"[^"]*"|[^>"])*>/g;
/** A tone that says how something stands: what is mute or accent only names. */
const IS_STATE = /(?<!\[)tone="(?:ok|wait|warn|stop)"|\[tone\]=/;

describe('every chip that says how something stands', () => {
  const chips = sources.flatMap((file) =>
    [...readFileSync(join(APP, file), 'utf8').matchAll(OPENED)].map(([chip]) => ({ file, chip })).filter(({ chip }) => IS_STATE.test(chip)),
  );

  it('has an icon beside its word', () => {
    expect(chips.length).toBeGreaterThan(20);
    expect(chips.filter(({ chip }) => !/\bicon(?:\]?)=/.test(chip))).toEqual([]);
  });
});
