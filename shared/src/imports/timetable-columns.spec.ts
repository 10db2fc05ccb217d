import { describe, expect, it } from '@jest/globals';
import { guessMapping, resolveMapping } from './timetable-columns.js';

const STAFF_EXPORT = ['event_id', 'day', 'period', 'subject_code', 'class_code', 'teacher_code', 'room', 'course'];

describe('guessing the columns of a timetable', () => {
  it('knows our own columns in any order and case', () => {
    expect(guessMapping(['ROOM', 'Teacher', 'department', 'subject', 'pupils', 'year', 'group', 'period', 'day', 'week'])).toEqual({
      week: 'week',
      day: 'day',
      period: 'period',
      group: 'group',
      year: 'year',
      pupils: 'pupils',
      subject: 'subject',
      department: 'department',
      teacher: 'Teacher',
      room: 'ROOM',
    });
  });

  it('prefers the better of two headers that could both be the subject', () => {
    expect(guessMapping(STAFF_EXPORT)).toEqual({
      day: 'day',
      period: 'period',
      group: 'class_code',
      subject: 'subject_code',
      teacher: 'teacher_code',
      room: 'room',
    });
    expect(resolveMapping(STAFF_EXPORT).unmapped).toEqual(['event_id', 'course']);
  });

  it.each([
    [['Staff Code', 'Session', 'Class', 'Location'], { teacher: 'Staff Code', period: 'Session', group: 'Class', room: 'Location' }],
    [['Teaching Group', 'Initials', 'Hour', 'Weekday'], { group: 'Teaching Group', teacher: 'Initials', period: 'Hour', day: 'Weekday' }],
    [['Students Sets', 'Teachers', 'Hour', 'Day'], { group: 'Students Sets', teacher: 'Teachers', period: 'Hour', day: 'Day' }],
    [['teacherCode', 'classCode', 'subjectCode'], { teacher: 'teacherCode', group: 'classCode', subject: 'subjectCode' }],
    [['Set', 'Staff', 'Subject', 'Yr'], { group: 'Set', teacher: 'Staff', subject: 'Subject', year: 'Yr' }],
  ])('maps the foreign headers %j', (headers, expected) => {
    expect(guessMapping(headers)).toEqual(expected);
  });

  it('says which required columns are missing', () => {
    expect(resolveMapping(['day', 'period', 'colour']).missing).toEqual(['group', 'teacher']);
  });
});

describe('correcting the guess', () => {
  it('takes a header from the column for which it was guessed', () => {
    const { mapping } = resolveMapping(STAFF_EXPORT, { subject: 'course', room: null });
    expect(mapping.subject).toBe('course');
    expect(mapping.room).toBeUndefined();
    expect(resolveMapping(['day', 'period', 'class', 'staff'], { teacher: 'class', group: 'staff' }).mapping).toMatchObject({
      teacher: 'class',
      group: 'staff',
    });
  });

  it('names a column that does not exist, a header that the file lacks and a value that is no header', () => {
    const { problems } = resolveMapping(STAFF_EXPORT, { pupil: 'course', room: 'Raum', day: 7 });
    expect(problems.map(({ field, code }) => [field, code])).toEqual([
      ['mapping.pupil', 'UNKNOWN_COLUMN'],
      ['mapping.room', 'NO_SUCH_HEADER'],
      ['mapping.day', 'NOT_A_HEADER'],
    ]);
    expect(problems[1]?.message).toContain('class_code');
  });

  it('is not misled by names that every object has', () => {
    expect(resolveMapping(['day'], { constructor: 'day' }).problems).toHaveLength(1);
    expect(resolveMapping(['constructor', '__proto__', 'toString']).mapping).toEqual({});
  });
});
