import type { TestElement } from '@angular/cdk/testing';
import type { Tone } from '../chip';

const TONES: readonly Tone[] = ['ok', 'wait', 'warn', 'stop', 'mute', 'accent'];

/** Reads the tone that an element wears. @throws Error where it wears none or several */
export async function toneOf(element: TestElement): Promise<Tone> {
  const worn: Tone[] = [];
  for (const tone of TONES) if (await element.hasClass(tone)) worn.push(tone);
  const [tone, ...more] = worn;
  if (!tone || more.length > 0) throw new Error(`${worn.length} tones at once`);
  return tone;
}
