import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, validateSync } from 'class-validator';
import * as contracts from '../contracts.js';
import { isOneLine, IsOneLine } from './one-line.contract.js';

class Named {
  @IsOneLine() name: unknown;
}

const faults = (name: unknown): string[] =>
  validateSync(Object.assign(new Named(), { name })).flatMap(({ constraints }) => Object.values(constraints ?? {}));

describe('a name or a title', () => {
  it.each([
    'Lab 2',
    'Siân Ó Briain',
    'Ångström',
    '10A/Sc1',
    'H₂SO₄ – 1 mol/dm³',
    'Αθηνά',
    '化学',
    'قسم العلوم',
    'Pupils’ own: 50 %',
    'No\u00a0break',
    '⚗️',
    '',
  ])('may be %j', (name) => {
    expect([isOneLine(name), faults(name)]).toEqual([true, []]);
  });

  it.each([
    ['a line break', 'Bob\r\nBcc: all@example.org'],
    ['a tab', 'Bob\tLab 2'],
    ['a bell', 'Bob\u0007'],
    ['the other control signs', 'Bob\u0085'],
    ['a sign that turns text round', 'Lab \u202e2'],
    ['one that begins text of the other way', 'Lab \u20672'],
    ['a mark of a direction', 'Lab\u200e'],
    ['a space of no width', 'Lab\u200b 2'],
    ['a joiner of no width', 'Lab\u200d'],
    ['a mark of byte order', '\ufeffLab'],
    ['a soft hyphen', 'La\u00adb'],
    ['a break between paragraphs', 'Lab\u2029'],
    ['a letter without ink', '\u3164'],
  ])('has not %s', (_, name) => {
    expect(faults(name)).toEqual(['name holds a sign that cannot be seen or breaks the line: type it again by hand']);
  });
});

/** Texts that are no names: of several lines, secret, ids, words of the address line, or read by `readName`, which drops what is unseen. */
const NO_NAMES: ReadonlySet<string> = new Set([
  ...['adaptations', 'guidance', 'lateWords', 'method', 'note', 'notes', 'reason', 'text'],
  ...['current', 'password', 'token', 'email'],
  ...['swapWith', 'ids', 'keepUntilLessonId', 'lessonIds', 'practicalId', 'schemeId', 'clearAway', 'rrule'],
  ...['departmentId', 'handOverTo', 'keep', 'lateReason', 'lessonId', 'other', 'schoolId', 'status', 'teacherId', 'from', 'to', 'q'],
  ...[
    'ImportChoice.departments',
    'ImportChoice.teachers',
    'ImportFields.answers',
    'ImportFields.mapping',
    'ImportFields.only',
    'BulkPerson.name',
    'GroupSchemeBody.step',
    'LineInFile.statements',
    'BulkPerson.code',
  ],
]);

describe('the fields of all contracts', () => {
  it('that are sent and are short texts hold names to one line', () => {
    const bounded: string[] = [];
    const open: string[] = [];
    for (const [className, contract] of Object.entries(contracts)) {
      if (typeof contract !== 'function' || !/^class\b/.test(Function.prototype.toString.call(contract))) continue;
      const all = getMetadataStorage().getTargetValidationMetadatas(contract, '', false, false);
      const of = (property: string): string[] => all.filter((one) => one.propertyName === property).map(({ name = '' }) => name);
      for (const property of new Set(all.map(({ propertyName }) => propertyName))) {
        if (!of(property).some((name) => name === 'isLength' || name === 'maxLength')) continue;
        bounded.push(property);
        const isNone = NO_NAMES.has(property) || NO_NAMES.has(`${className}.${property}`);
        if (!isNone && !of(property).includes('isOneLine')) open.push(`${className}.${property}`);
      }
    }
    expect(open).toEqual([]);
    expect(bounded.length).toBeGreaterThan(60);
  });
});
