import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readKit } from '../../practicals/read-kit.js';
import { added, amongThem, solutions } from './kit.js';

const molar = (name: string, concentration: number) => ({ name, concentration, concentrationText: null });

describe('a kit list in English', () => {
  it('names solutions with all their strengths', () => {
    const osmosis = [1, 0.75, 0.5, 0.25].map((concentration) => molar('Sucrose solution', concentration));
    expect(solutions(osmosis)).toBe('Sucrose solution 1, 0.75, 0.5 and 0.25 mol/dm³');
    expect(solutions([molar('HCl', 2), { name: 'Water', concentration: null, concentrationText: null }])).toBe('HCl 2 mol/dm³; Water');
    expect(solutions([molar('HCl', 2), { ...molar('HCl', 1), concentrationText: 'fresh' }])).toBe('HCl 2 mol/dm³, HCl 1 mol/dm³, fresh');
    expect(amongThem([])).toBe('');
  });

  it('names each strength once, whatever else there is', () => {
    const line = fc
      .tuple(fc.constantFrom('Sucrose', 'HCl', 'NaOH'), fc.constantFrom(0.1, 0.25, 0.5, 1, 2))
      .map(([name, strong]) => molar(name, strong));
    fc.assert(
      fc.property(fc.uniqueArray(line, { selector: ({ name, concentration }) => `${name} ${concentration}` }), (lines) => {
        const told = solutions(lines)
          .split('; ')
          .filter(Boolean)
          .flatMap((part) => {
            const [, name = '', figures = ''] = /^(\S+) (.*) mol\/dm³$/.exec(part) ?? [];
            return figures.split(/, | and /).map((figure) => molar(name, Number(figure)));
          });
        const byName = (all: typeof lines) =>
          [...all].sort((one, other) => one.name.localeCompare(other.name) || one.concentration - other.concentration);
        expect(byName(told)).toEqual(byName(lines));
      }),
    );
  });

  it('says what was read from the box, so that it reads the same again', () => {
    expect(added(readKit('30 crocodile clips, 1 ruler per pupil, goggles, 200 ml 0.5 M sucrose'))).toBe(
      'On the list: 30 crocodile clips, 1 ruler for each pupil, 1 goggles for each set, 200 cm³ sucrose 0.5 mol/dm³',
    );
    const thing = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('crocodile clips', 'lamps', '250 ml beakers', 'metre rules'));
    fc.assert(
      fc.property(fc.array(thing, { minLength: 1, maxLength: 5 }), (asked) => {
        const read = readKit(asked.map(([many, what]) => `${many} ${what}`).join(', '));
        expect(readKit(added(read).replace('On the list: ', ''))).toEqual(read);
      }),
    );
  });
});
