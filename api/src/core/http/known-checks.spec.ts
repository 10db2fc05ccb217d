import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MaxLength, Min, validateSync } from 'class-validator';
import { rememberChecks } from './known-checks.js';

class Named {
  @IsString() @MaxLength(5) name!: string;
}
class Counted extends Named {
  @IsInt() @Min(1) count!: number;
}
class Plain {
  @IsString({ groups: ['some'] }) word!: string;
}

const wrongIn = (one: object, options = {}) => validateSync(one, options).map(({ property, constraints }) => [property, constraints]);
const made = <T extends object>(contract: new () => T, fields: object): T => Object.assign(new contract(), fields);
const CASES: readonly [object, object][] = [
  [made(Named, { name: 'Ann' }), {}],
  [made(Named, { name: 'too long' }), {}],
  [made(Counted, { name: 'Ann', count: 0 }), {}],
  [made(Counted, { name: 7, count: 2 }), {}],
  [made(Plain, { word: 1 }), { groups: ['some'] }],
  [made(Plain, { word: 1 }), { groups: ['other'] }],
  [made(Plain, { word: 1 }), { strictGroups: true }],
  [made(Plain, { word: 1 }), {}],
];

describe('the checks of a contract', () => {
  it('are the same when they are remembered, those of what it extends with them, also the second time and in groups', () => {
    const before = CASES.map(([one, options]) => wrongIn(one, options));
    expect(before.filter((wrong) => wrong.length > 0).length).toBeGreaterThan(3);
    rememberChecks();
    for (let time = 0; time < 2; time++) expect(CASES.map(([one, options]) => wrongIn(one, options))).toEqual(before);
  });

  it('are found once for each contract', () => {
    rememberChecks();
    const checks = () => getMetadataStorage().getTargetValidationMetadatas(Counted, '', false, false);
    expect(checks()).toBe(checks());
    expect(checks()).not.toBe(getMetadataStorage().getTargetValidationMetadatas(Named, '', false, false));
    expect(checks().length).toBeGreaterThan(3);
  });
});
