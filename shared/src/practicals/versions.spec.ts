import { type ComparedVersion, differingFields } from './versions.js';

const DENSITY: ComparedVersion = {
  title: 'Density',
  groupSize: 3,
  demonstration: false,
  prepare: { fixed: 10, perSet: 1 },
  clear: null,
  leadSchoolDays: null,
  method: '',
  hazards: [{ text: 'Glass' }],
  lines: [
    { apparatusId: '019a', name: 'Balance', kind: 'apparatus', perSet: 1 },
    { name: 'Ice', kind: 'consumable', perClass: 500, unit: 'g' },
  ],
};

describe('two versions of a practical', () => {
  it.each<[string, Partial<ComparedVersion>]>([
    ['title', { title: 'Density of solids' }],
    ['groupSize', { groupSize: 2 }],
    ['demonstration', { demonstration: true }],
    ['prepare', { prepare: { fixed: 10, perSet: 2 } }],
    ['clear', { clear: { fixed: 0, perSet: 0 } }],
    ['leadSchoolDays', { leadSchoolDays: 3 }],
    ['method', { method: 'Weigh first' }],
    ['hazards', { hazards: [{ text: 'Glass', guidance: 'CLEAPSS' }] }],
    ['lines', { lines: DENSITY.lines.slice(1) }],
    ['lines', { lines: DENSITY.lines.map((line) => ({ ...line, perClass: 1 })) }],
  ])('differ in %s', (field, change) => {
    expect(differingFields(DENSITY, { ...DENSITY, ...change })).toEqual([field]);
  });

  it('do not differ by the order of keys, by what is left out, or by what their apparatus is called', () => {
    const [balance, ice] = DENSITY.lines;
    const after = {
      ...DENSITY,
      prepare: { perSet: 1, fixed: 10 },
      leadSchoolDays: 0,
      hazards: [{ text: 'Glass', guidance: null }],
      lines: [
        { ...balance, name: 'Scales', spare: 0, unit: null },
        { ...ice, overage: null },
      ],
    };
    expect(differingFields(DENSITY, after)).toEqual([]);
  });
});
