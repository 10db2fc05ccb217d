import type { OccasionView } from '@app/shared/contracts';
import { describe, expect, it } from '@jest/globals';
import { bodyOf, datesOf, draftOf, newDraft, type OccasionDraft, ruleOf } from './occasion-draft';

/** Every Thursday from 26 Nov 2026, the fourth of its month. */
const draft = (change: Partial<OccasionDraft> = {}): OccasionDraft => ({
  ...newDraft('p1', 'd1'),
  title: 'STEM club',
  date: '2026-11-26',
  start: '15:30',
  end: '16:30',
  repeat: 'weekly',
  until: '2027-01-14',
  ...change,
});

const view = (rrule: string | null): OccasionView => ({
  id: 'o1',
  version: 1,
  title: 'STEM club',
  kind: 'club',
  date: '2026-11-26',
  start: '15:30',
  end: '16:30',
  departmentId: 'd1',
  teacher: { id: 'p1', code: 'PPA', name: 'Priya Patel' },
  room: null,
  group: null,
  pupils: 24,
  rrule,
  skipNonTeaching: true,
  lessonIds: ['o1_2026-11-26'],
});

describe('the form of an occasion', () => {
  it.each<[OccasionDraft['repeat'], string | null]>([
    ['once', null],
    ['weekly', 'FREQ=WEEKLY;UNTIL=20270114'],
    ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2;UNTIL=20270114'],
    ['monthly-date', 'FREQ=MONTHLY;UNTIL=20270114'],
    ['monthly-day', 'FREQ=MONTHLY;BYDAY=4TH;UNTIL=20270114'],
  ])('makes a rule of %s, and reads it again', (repeat, rrule) => {
    expect(ruleOf(draft({ repeat }))).toBe(rrule);
    expect(draftOf(view(rrule))).toMatchObject({ repeat, until: rrule === null ? '' : '2027-01-14' });
  });

  it('keeps a rule that no choice makes', () => {
    const rrule = 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8';
    expect(bodyOf(draftOf(view(rrule)))).toMatchObject({ rrule, skipNonTeaching: true, pupils: 24 });
  });

  it('holds what happens once on its day, whether that is taught or not', () => {
    expect(bodyOf(draft({ repeat: 'once', roomId: 'r1' }))).toMatchObject({
      rrule: null,
      skipNonTeaching: false,
      roomId: 'r1',
      pupils: null,
    });
  });

  it.each<[OccasionDraft['repeat'], string, string[]]>([
    ['once', '2026-11-26', ['2026-11-26']],
    ['weekly', '2026-11-26', ['2026-11-26', '2026-12-03', '2026-12-10']],
    ['fortnightly', '2026-11-26', ['2026-11-26', '2026-12-10']],
    ['monthly-date', '2026-11-10', ['2026-11-10', '2026-12-10']],
    ['monthly-day', '2026-10-29', ['2026-10-29', '2026-11-26']],
  ])('knows on which days %s from %s is', (repeat, date, dates) => {
    expect(datesOf(draft({ repeat, date }), '2026-12-10')).toEqual(dates);
  });
});
