import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readRequest } from './read-request.js';
import { HARD_MESSAGES } from './testing/messages-hard.js';
import { KEPT_MESSAGES } from './testing/messages-kept.js';
import { OPEN_MESSAGES } from './testing/messages-open.js';
import { judge, lexiconOfMessages, messagesOf, schoolOfMessages, type RightOf } from './testing/read-messages.js';
import { THINGS } from './testing/school-of-messages.js';

const school = schoolOfMessages();
const lexicon = lexiconOfMessages();
const read = (text: string, lessonId: string | null = null) => readRequest(text, lexicon, school, lessonId);

function score(messages: readonly RightOf[]) {
  const judged = messages.map((message) => ({ text: message.text, right: message.right.length, ...judge(message, read(message.text)) }));
  const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
  return {
    share: sum(judged.map(({ rightLines }) => rightLines)) / sum(judged.map(({ right }) => right)),
    silentlyWrong: judged.flatMap(({ text, silentlyWrong }) => silentlyWrong.map((wrong) => `${text}: ${wrong}`)),
  };
}

describe('messages in the manner of real ones', () => {
  const all = { open: messagesOf(OPEN_MESSAGES), kept: messagesOf(KEPT_MESSAGES) };

  it('are two hundred, a third of them set aside', () => {
    expect([all.open.length, all.kept.length]).toEqual([125, 75]);
  });

  it.each(['open', 'kept'] as const)('are read as they were meant, and never silently otherwise (%s)', (which) => {
    const { share, silentlyWrong } = score(all[which]);
    expect(silentlyWrong).toEqual([]);
    expect(share).toBeGreaterThanOrEqual(0.95);
  });
});

describe('messages that say several things at once or take something back', () => {
  it.each(messagesOf(HARD_MESSAGES).map((message) => [message.text, message] as const))('%s', (text, message) => {
    const { missing, silentlyWrong } = judge(message, read(text));
    expect({ missing, silentlyWrong }).toEqual({ missing: [], silentlyWrong: [] });
  });
});

describe('what is read', () => {
  const lines = (text: string) =>
    read(text).draft.lines?.map(({ name, perClass, perSet, perPupil }) => [name, perClass ?? perSet ?? perPupil]);

  it.each<[string, unknown[]]>([
    [
      '10 sets of bunsens, tripods and gauzes',
      [
        ['Bunsen burner', 10],
        ['Tripod', 10],
        ['Gauze', 10],
      ],
    ],
    ['20, no 24 tripods', [['Tripod', 24]]],
    [
      'tripods x 6 and 8 gauzes',
      [
        ['Tripod', 6],
        ['Gauze', 8],
      ],
    ],
    [
      'class set of microscopes and slides',
      [
        ['Light microscope', 1],
        ['Microscope slide', 1],
      ],
    ],
    ['15 12V lamps', [['Filament lamp 12 V in holder', 15]]],
    ['20 boiling tubes instead of test tubes', [['Boiling tube', 20]]],
  ])('%p', (text, right) => {
    expect(lines(text)).toEqual(right);
  });

  it.each([
    '10 test tube brushes',
    '10 digital thermometers',
    '7 sets of 2 tripods',
    '10 packets of wooden splints',
    '5 extra stopwatches',
    '0 tripods',
  ])('is asked about and stands in no line: %p', (text) => {
    const { draft, unsure } = read(text);
    expect(draft.lines).toBeUndefined();
    expect(unsure.map((part) => part.text).join()).toBe(text);
  });

  it('offers what may be meant', () => {
    const [part] = read('6 racks').unsure;
    expect(part?.candidates.map(({ text, line }) => [text, line?.perClass])).toEqual([
      ['Boiling tube rack', 6],
      ['Test tube rack', 6],
    ]);
    expect(read('no practical for 9X tues').unsure.at(-1)?.candidates).toEqual([
      { text: 'no practical', field: 'answer', value: 'nothing-needed' },
    ]);
  });

  it('keeps a strength with its chemical, and says where nobody said how much', () => {
    const { draft, unsure } = read('0.5M HCl');
    expect(draft.lines).toEqual([{ name: 'hydrochloric acid', kind: 'chemical', perClass: 0, unit: 'cm3', concentration: 0.5 }]);
    expect(unsure).toEqual([{ text: '0.5M HCl', line: 0, candidates: [] }]);
    expect(read('250 ml 1 mol/dm3 NaOH').draft.lines).toMatchObject([{ perClass: 250, concentration: 1 }]);
  });
});

describe('any text', () => {
  const words = fc.constantFrom(
    ...[
      '10',
      'bunsens',
      'x',
      ',',
      'and',
      'no',
      'sorry',
      '250',
      'ml',
      '0.5',
      'M',
      'HCl',
      '9X',
      'P3',
      'Tues',
      'each',
      'per',
      'pair',
      'class',
      'set',
      'of',
    ],
    ...[
      '(',
      ')',
      '-',
      '/',
      '3/11',
      'RP3',
      'osmosis',
      'test',
      'tubes',
      'rack',
      '\n',
      '.',
      'next',
      'week',
      'tomorow',
      'guazes',
      'for',
      '10',
      'groups',
      'make',
      'that',
      '12',
      'V',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
    fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read without a fault: each part stands in it letter for letter, and each line in one part', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(null, '17 P3'), (written, lessonId) => {
        const { draft, understood, unsure } = read(written, lessonId);
        for (const part of [...understood, ...unsure]) expect(part.text !== '' && written.includes(part.text)).toBe(true);
        const named = [...understood, ...unsure].flatMap(({ line }) => line ?? []).sort((one, other) => one - other);
        expect(named).toEqual((draft.lines ?? []).map((_, index) => index));
      }),
      { numRuns: 300 },
    );
  });

  it('loses no number: each is in what was understood or in what is asked about', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const written = parts.join(' ');
        const { understood, unsure } = read(written);
        const said = [...understood, ...unsure].map((part) => part.text).join(' ');
        const numbers = (where: string): string[] => where.match(/\d+/g) ?? [];
        for (const number of new Set(numbers(written))) expect(numbers(said)).toContain(number);
      }),
      { numRuns: 300 },
    );
  });

  it('is read for every count and thing of the store, in each way to write them', () => {
    const names = THINGS.map((thing) => (typeof thing === 'string' ? thing : thing[0])).filter((name) => !/ A$|[×−]/.test(name));
    const ways: ((count: number, name: string) => string)[] = [
      (count, name) => `${count} ${name}`,
      (count, name) => `${count} x ${name}`,
      (count, name) => `${name} x ${count}`,
      (count, name) => `please can I have ${count} of the ${name.toLowerCase()} for 9X Tues P3`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.integer({ min: 2, max: 400 }), fc.constantFrom(...ways), (name, count, way) => {
        const { draft, unsure } = read(way(count, name));
        const isAsked = unsure.length > 0;
        if (!isAsked) expect(draft.lines).toMatchObject([{ apparatusId: name, perClass: count }]);
        for (const line of draft.lines ?? []) expect(line).toMatchObject({ apparatusId: name, perClass: count });
      }),
      { numRuns: 400 },
    );
  });
});

describe('one word of a practical beside a word that nobody knows', () => {
  const words = lexicon.practicals.byWord;
  const known = [...words.keys()].filter((word) => word.length > 4);
  it.each(known.slice(0, 40))('is asked about, and never taken: thermic %s', (word) => {
    const { draft, unsure } = read(`Demo: thermic ${word}`);
    expect([draft.practicalId, unsure.length > 0]).toEqual([undefined, true]);
  });
});
