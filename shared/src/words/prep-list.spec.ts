import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeUpOf } from '../substances/make-up.js';
import { en } from './en.js';

const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const task = {
  title: 'Salts',
  date: '2026-11-03',
  fromMs: at('2026-11-03T08:20Z'),
  dueMs: at('2026-11-03T08:50Z'),
  period: 'P3',
  group: '9A',
  room: 'Lab 2',
};
const nothing = { date: '2026-11-03', timeZone: 'UTC', batches: [], deliveries: [], collections: [], clearing: [], duties: [], waiting: 0 };

describe('a day’s prep list in English', () => {
  it('says that there is nothing to do', () => {
    expect(en.prepList.mail(nothing)).toEqual({
      subject: 'Prep list, Tue 3 Nov: nothing to do',
      text: 'Nothing is to be prepared, delivered or collected on Tue 3 Nov.',
    });
  });

  it('says what to make, where to be, and what is left over', () => {
    const batches = [{ title: 'Salts', groups: ['9A', '9B'], sets: 20, minutes: 44.6, date: '2026-11-02' }];
    const { subject, text } = en.prepList.mail({
      ...nothing,
      batches,
      deliveries: [task],
      duties: [{ ...task, dueMs: at('2026-11-04T00:00Z') }],
      waiting: 1,
    });
    expect(subject).toBe('Prep list, Tue 3 Nov: 1 to prepare, 1 delivery, 0 collections');
    expect(text.split('\n')).toEqual([
      'Your work on Tue 3 Nov.',
      '',
      'To prepare (45 minutes):',
      '- Salts: 9A, 9B; 20 sets, 45 minutes, carried over from Mon 2 Nov',
      '',
      'To deliver:',
      '- 08:20 to 08:50, Lab 2: Salts, 9A P3',
      '',
      'Duties:',
      '- Salts, by the end of today',
      '',
      '1 request waits for your answer.',
    ]);
  });

  it('says each strength of a solution with its total, its sum or why there is none, and for whom it is', () => {
    const batches = [{ title: 'Osmosis', groups: ['9X', '10Y'], sets: 20, minutes: 44.6, date: '2026-11-03' }];
    const sucrose = { name: 'Sucrose', concentration: 1, concentrationText: null, quantity: 600, unit: 'cm3', noMakeUp: null };
    const makeUp = { of: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, madeUpTo: 600, grams: 205, stock: null, volume: null };
    const solutions = [
      { ...sucrose, makeUp, groups: ['9X', '10Y'] },
      {
        ...sucrose,
        concentration: null,
        concentrationText: 'saturated',
        quantity: 1500,
        makeUp: null,
        noMakeUp: 'in-words' as const,
        groups: ['9X'],
      },
    ];
    const lines = en.prepList.mail({ ...nothing, batches, solutions }).text.split('\n');
    expect(lines.slice(lines.indexOf('Solutions for that:'))).toEqual([
      'Solutions for that:',
      '- Sucrose 1 mol/dm³: 205 g, made up to 600 cm³; 9X, 10Y',
      `- Sucrose saturated: 1.5 dm³. ${en.substances.noMakeUp('in-words')}; 9X`,
      'Check against your own hazard cards.',
    ]);
  });

  it('says of each solution a total and a mass that are true of its strength', () => {
    // beyond 2.92 mol/dm³ there would be more sucrose than water, and no sum is given
    const strength = fc.integer({ min: 1, max: 2900 }).map((thousandths) => thousandths / 1000);
    const line = fc.record({ concentration: strength, quantity: fc.integer({ min: 1, max: 200 }).map((steps) => steps * 50) });
    fc.assert(
      fc.property(line, ({ concentration, quantity }) => {
        const shelf = { name: 'Sucrose', formula: 'C12H22O11', molarMass: 342.3, state: 'solid', stockStrength: null } as const;
        const total = { name: 'Sucrose', kind: 'chemical', unit: 'cm3', concentration, concentrationText: null, quantity };
        const solutions = [{ ...total, ...makeUpOf(total, shelf), groups: ['9X'] }];
        const said = en.prepList.mail({ ...nothing, solutions }).text;
        const [, strong, grams, to, unit] = /Sucrose ([\d.]+) mol\/dm³: ([\d.,]+) g, made up to ([\d.,]+) (cm³|dm³); 9X/.exec(said) ?? [];
        const figure = (text = '') => Number(text.replaceAll(',', ''));
        expect(figure(strong)).toBe(concentration);
        expect(figure(to) * (unit === 'dm³' ? 1000 : 1)).toBeCloseTo(quantity, 6);
        const mass = (concentration * quantity * 342.3) / 1000;
        expect(Math.abs(figure(grams) - mass)).toBeLessThanOrEqual(mass * 0.005 + 1e-9);
      }),
    );
  });

  it('counts what is too much to say', () => {
    const { text } = en.prepList.mail({ ...nothing, duties: Array.from({ length: 23 }, () => task) });
    expect(text.split('\n').filter((line) => line.startsWith('- Salts'))).toHaveLength(20);
    expect(text).toContain('- and 3 more');
  });
});
