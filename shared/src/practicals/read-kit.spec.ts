import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readKit, type ReadLine } from './read-kit.js';

describe('a kit list in plain words', () => {
  it.each<[string, ReadLine[]]>([
    ['', []],
    [' , ;\n ', []],
    ['30 crocodile clips, 15 lamps', [clas(30, 'crocodile clips'), clas(15, 'lamps')]],
    ['30 crocodile clips and 15 lamps', [clas(30, 'crocodile clips'), clas(15, 'lamps')]],
    ['30 crocodile clips\n15 lamps\n', [clas(30, 'crocodile clips'), clas(15, 'lamps')]],
    ['30 x crocodile clips; lamps x 15', [clas(30, 'crocodile clips'), clas(15, 'lamps')]],
    ['30x clips, lamps: 15, racks (5), tongs – 4', [clas(30, 'clips'), clas(15, 'lamps'), clas(5, 'racks'), clas(4, 'tongs')]],
    ['- 30 clips.\n• 15 lamps', [clas(30, 'clips'), clas(15, 'lamps')]],
    ['10 pestle and mortars', [clas(10, 'pestle and mortars')]],
    ['250 ml beakers', [sets(1, '250 ml beakers')]],
    ['250ml beakers', [sets(1, '250ml beakers')]],
    ['6 250 ml beakers', [clas(6, '250 ml beakers')]],
    ['6 x 250 ml beakers', [clas(6, '250 ml beakers')]],
    ['250 ml beaker x 6', [clas(6, '250 ml beaker')]],
    ['15 12 V lamps, 12 V lamps', [clas(15, '12 V lamps'), sets(1, '12 V lamps')]],
    ['2 1.5 V cells', [clas(2, '1.5 V cells')]],
    ['10 ohm resistors', [sets(1, '10 ohm resistors')]],
    ['100 g masses', [sets(1, '100 g masses')]],
    ['5 100 g masses', [clas(5, '100 g masses')]],
    ['2 m rulers', [sets(1, '2 m rulers')]],
    ['15 metre rulers', [clas(15, 'metre rulers')]],
    ['15 metre rules', [clas(15, 'metre rules')]],
    ['10 V supplies', [sets(1, '10 V supplies')]],
    ['8 voltmeters', [clas(8, 'voltmeters')]],
    ['4 magnets', [clas(4, 'magnets')]],
    ['3 ammeters', [clas(3, 'ammeters')]],
    ['3 litre flasks', [sets(1, '3 litre flasks')]],
    ['two Bunsen burners, a dozen test tubes', [clas(2, 'Bunsen burners'), clas(12, 'test tubes')]],
    ['a microscope and 30 slides', [clas(1, 'microscope'), clas(30, 'slides')]],
    ['class set of rulers', [sets(1, 'rulers')]],
    ['a class set of rulers', [sets(1, 'rulers')]],
    ['15 class sets of rulers', [clas(15, 'rulers')]],
    ['goggles', [sets(1, 'goggles')]],
    ['2 beakers each', [sets(2, 'beakers')]],
    ['2 beakers per pair, 1 ruler per pupil', [sets(2, 'beakers'), { name: 'ruler', perPupil: 1 }]],
    ['20, no 24 lamps', [clas(24, 'lamps')]],
    ['20 no, 24 lamps', [clas(24, 'lamps')]],
    ['20 – sorry, 24 lamps', [clas(24, 'lamps')]],
    ['500 cm3 of ethanol', [{ name: 'ethanol', perClass: 500, unit: 'cm3' }]],
    ['1.5 litres of ethanol', [{ name: 'ethanol', perClass: 1500, unit: 'cm3' }]],
    ['50 g of salt', [{ name: 'salt', perClass: 50, unit: 'g' }]],
    ['200 ml 0.5 M sucrose', [{ name: 'sucrose', perClass: 200, unit: 'cm3', concentration: 0.5 }]],
    ['sucrose 0.25 mol/dm3 200 cm3', [{ name: 'sucrose', perClass: 200, unit: 'cm3', concentration: 0.25 }]],
    ['NaOH 2M', [{ name: 'NaOH', perSet: 0, unit: 'cm3', concentration: 2 }]],
    ['500 cm3 2 M HCl, 5 tongs', [{ name: 'HCl', perClass: 500, unit: 'cm3', concentration: 2 }, clas(5, 'tongs')]],
    ['100 ml hydrogen peroxide 20 vol', [{ name: 'hydrogen peroxide', perClass: 100, unit: 'cm3', concentrationText: '20 vol' }]],
    ['70% ethanol 100 ml', [{ name: 'ethanol', perClass: 100, unit: 'cm3', concentrationText: '70%' }]],
    ['200 ml NaOH 0.1 to 0.5 M', [{ name: 'NaOH 0.1 to 0.5 M', perClass: 200, unit: 'cm3' }]],
    ['2 M or 1 M HCl', [{ name: '2 M or 1 M HCl', perSet: 0, unit: 'cm3' }]],
    ['10 x 2 M cables', [clas(10, '2 M cables')]],
    ['250 ml beakers x 2', [clas(2, '250 ml beakers')]],
    ['0 lamps', []],
    ['30', []],
    ['12345678 lamps', [sets(1, '12345678 lamps')]],
  ])('reads %p', (written, lines) => {
    expect(readKit(written)).toEqual(lines);
  });

  it('finds every count that was written, and takes no size for one', () => {
    const thing = fc.constantFrom(
      'crocodile clips',
      'lamps',
      '250 ml beakers',
      '12 V lamps',
      'pestle and mortars',
      'metre rules',
      '1.5 V cells',
      'voltmeters',
    );
    const count = fc.integer({ min: 1, max: 999 });
    const way = fc.constantFrom<(count: number, thing: string) => string>(
      (many, what) => `${many} ${what}`,
      (many, what) => `${many} x ${what}`,
      (many, what) => `${what} x ${many}`,
      (many, what) => `${what} (${many})`,
      (many, what) => `${many - 1}, no ${many} ${what}`,
    );
    const between = fc.constantFrom(', ', '; ', '\n', ' and ', ',\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(count, thing, way, between), { minLength: 1, maxLength: 5 }), (asked) => {
        const text = asked.map(([many, what, write, then], index) => write(many, what) + (index < asked.length - 1 ? then : '')).join('');
        // 'and' parts two lines only before another count
        const parts = asked.every(([, , , then], index) => then !== ' and ' || /^\d/.test(written(asked[index + 1])));
        fc.pre(parts);
        expect(readKit(text)).toEqual(asked.map(([many, what]) => clas(many, what)));
      }),
      { numRuns: 2000 },
    );
  });

  it('never fails, and asks for nothing without a name or a quantity below 0', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        for (const line of readKit(text)) {
          expect(line.name).toMatch(/\p{L}/u);
          expect(Math.min(line.perClass ?? 0, line.perSet ?? 0, line.perPupil ?? 0)).toBe(0);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

type Way = (count: number, thing: string) => string;

function written(next: [number, string, Way, string] | undefined): string {
  return next ? next[2](next[0], next[1]) : '1';
}

function clas(perClass: number, name: string): ReadLine {
  return { name, perClass };
}

function sets(perSet: number, name: string): ReadLine {
  return { name, perSet };
}
