import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const tokens = readFileSync(join(process.cwd(), 'web/src/theme/_tokens.scss'), 'utf8');

/** The two colours of a token, light then dark. */
function pair(name: string): [string, string] {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(tokens)?.[1] ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other) return pair(other);
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(value) ?? [];
  if (!light || !dark) throw new Error(`no colours in --${name}`);
  return [light, dark];
}

/** WCAG 2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const TEXT: [text: string, ground: string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'wait', 'warn', 'stop'].flatMap((text): [string, string][] => [
    [text, 'ground'],
    [text, 'surface'],
  ]),
  ...['ink', 'ink-2', 'ink-3'].map((text): [string, string] => [text, 'sunken']),
  ...['accent', 'ok', 'wait', 'warn', 'stop', 'mute'].map((tone): [string, string] => [tone, `${tone}-soft`]),
  ['accent-ink', 'accent'],
];
const EDGES: [edge: string, ground: string][] = [
  ['line-strong', 'surface'],
  ['line-strong', 'ground'],
  ['accent', 'surface'],
];

describe('the colours', () => {
  it.each(TEXT)('keep %s readable on %s at 4.5 to 1, light and dark', (text, ground) => {
    for (const scheme of [0, 1] as const) expect(contrast(pair(text)[scheme], pair(ground)[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(EDGES)('keep the edge %s visible on %s at 3 to 1, light and dark', (edge, ground) => {
    for (const scheme of [0, 1] as const) expect(contrast(pair(edge)[scheme], pair(ground)[scheme])).toBeGreaterThanOrEqual(3);
  });
});
