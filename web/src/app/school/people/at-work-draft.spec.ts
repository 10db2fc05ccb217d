import type { Person } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import { atWorkBody, atWorkOf } from './at-work-draft';

const person = (change: Partial<Person>) => ({ title: null, specialisms: [], contract: null, ...change }) as unknown as Person;

describe('a technician’s place at work as it is typed', () => {
  it('is sent as it was read where nothing is typed', () => {
    const contract = {
      hoursAYear: 1443,
      weeksAYear: 39,
      post: 'Technician, Science',
      shares: [{ function: 'prepare' as const, percent: 45.5 }],
    };
    const read = person({ title: 'Senior technician', specialisms: ['Chemistry', 'Kiln'], contract });
    expect(atWorkBody(atWorkOf(read))).toEqual({ title: 'Senior technician', specialisms: ['Chemistry', 'Kiln'], contract });
    expect(atWorkBody(atWorkOf(person({})))).toEqual({ title: null, specialisms: [], contract: null });
  });

  it('takes numbers as people write them, keeps what is none for the server to name, and says from when on hours hold', () => {
    const draft = {
      ...atWorkOf(null),
      hoursAYear: '1 x',
      shares: { prepare: '45,5 %' },
      specialisms: ' Kiln ;, Physics',
      patternFrom: '2027-01-04',
    };
    expect(atWorkBody(draft)).toEqual({
      title: null,
      specialisms: ['Kiln', 'Physics'],
      contract: { hoursAYear: '1 x', weeksAYear: null, shares: [{ function: 'prepare', percent: 45.5 }] },
      patternFrom: '2027-01-04',
    });
  });
});
