import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { kitKey, kitMeant, kitStem } from './kit-name.js';

const STORE = [
  { name: 'Crocodile clip', aliases: ['croc clip', 'alligator clips'] },
  { name: 'Lamp, 12 V', aliases: ['lamp', 'bulb'] },
  { name: 'Beaker, 250 cm³', aliases: [] },
  { name: 'Beaker, 100 cm³', aliases: [] },
  { name: 'Test tube rack', aliases: [] },
  { name: 'Lens', aliases: [] },
  { name: 'Battery pack', aliases: ['cells'] },
  { name: 'Hydrometer', aliases: ['float'] },
  { name: 'Petri dish', aliases: [] },
  { name: 'Safety glasses', aliases: ['goggles'] },
];

describe('what a kit list means by its words', () => {
  it.each<[string, string | null]>([
    ['crocodile clip', 'Crocodile clip'],
    ['Crocodile  Clips', 'Crocodile clip'],
    ['crocodile clip(s)', 'Crocodile clip'],
    ['croc clips', 'Crocodile clip'],
    ['alligator clip', 'Crocodile clip'],
    ['lamps', 'Lamp, 12 V'],
    ['12V lamps', 'Lamp, 12 V'],
    ['bulbs', 'Lamp, 12 V'],
    ['250 ml beakers', 'Beaker, 250 cm³'],
    ['beaker 250cm3', 'Beaker, 250 cm³'],
    ['100 ml beaker', 'Beaker, 100 cm³'],
    ['test-tube racks', 'Test tube rack'],
    ['lenses', 'Lens'],
    ['battery packs', 'Battery pack'],
    ['petri dishes', 'Petri dish'],
    ['goggles', 'Safety glasses'],
    ['beaker', null],
    ['beakers', null],
    ['clip', null],
    ['crocodile', null],
    ['lens cloth', null],
    ['', null],
    ['…', null],
  ])('%p is %p', (written, name) => {
    expect(kitMeant(written, STORE)?.name ?? null).toBe(name);
  });

  it('prefers the name to what something else is called, and the very letters to another number', () => {
    const both = [
      { name: 'Bulb', aliases: [] },
      { name: 'Bulbs', aliases: [] },
      { name: 'Lamp', aliases: ['bulb'] },
    ];
    expect(kitMeant('bulbs', both)?.name).toBe('Bulbs');
    expect(kitMeant('BULB', both)?.name).toBe('Bulb');
    expect(kitMeant('Lamps', both)?.name).toBe('Lamp');
  });

  it('finds each name by every common writing of it, and by a part that the name has in it', () => {
    const word = fc.constantFrom(
      'clamp',
      'boss',
      'dish',
      'box',
      'battery',
      'lens',
      'knife',
      'tube',
      'glass',
      'torch',
      'burner',
      'gauze',
      'mat',
    );
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const plural = (text: string) => text.replace(/(\S+)$/, (last) => PLURALS[last] ?? `${last}s`);
    const written = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => plural(text),
      (text) => plural(text).toUpperCase(),
      (text) => ` ${text.replaceAll(' ', '-')}`,
      (text) => `${text}(s)`,
    );
    fc.assert(
      fc.property(name, written, (is, write) => {
        expect(kitKey(write(is))).toBe(kitKey(is));
        const stem = kitStem(write(is));
        expect(stem).not.toBeNull();
        expect(is).toContain(stem);
        expect(plural(is)).toContain(stem);
      }),
    );
  });
});

const PLURALS: Record<string, string> = {
  boss: 'bosses',
  dish: 'dishes',
  box: 'boxes',
  battery: 'batteries',
  lens: 'lenses',
  knife: 'knives',
  glass: 'glasses',
  torch: 'torches',
};
