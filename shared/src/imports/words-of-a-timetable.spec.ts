import { describe, expect, it } from '@jest/globals';
import { departmentOfSubject, DepartmentNames, plainSubjects } from './department-of-subject.js';
import { readTimes, readYear, splitSession, yearOfGroup } from '../reading/index.js';
import { knownPeriod, orderPeriods } from './period-name.js';
import { readTeachers } from './teacher-cell.js';
import type { ImportCalendar } from './cycle-day.js';

const calendar: ImportCalendar = {
  cycle: { kind: 'weeks', labels: [] },
  periods: [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P10', start: '15:00', end: '15:30' },
    { name: 'P1', start: '09:00', end: '10:00' },
  ],
};

describe('the year that a group code begins with', () => {
  it.each([
    ['10A', 10],
    ['7X/Sc1', 7],
    ['12/Ph', 12],
    ['07B', 7],
    ['Y10 Maths 1', 10],
    ['Year 9 Art', 9],
    ['5AGp1+5BGp1', 5],
    ['4A-LS1', 4],
    ['Sc10', null],
    ['14A', null],
    ['100m', null],
    ['0A', null],
    ['', null],
  ])('%j is %j', (group, year) => {
    expect(yearOfGroup(group)).toBe(year);
  });

  it.each([
    ['10', 10],
    ['Yr9', 9],
    ['Year 11', 11],
    ['', null],
    ['99', undefined],
    ['sixth', undefined],
  ])('a cell %j says %j', (written, year) => {
    expect(readYear(written)).toBe(year);
  });
});

describe('the name of a period', () => {
  it.each([
    ['13:30~14:10', { start: '13:30', end: '14:10' }],
    ['P1 (8.50 – 9.50)', { start: '08:50', end: '09:50' }],
    ['0850-0950', { start: '08:50', end: '09:50' }],
    ['P1', undefined],
    ['14:10~13:30', undefined],
    ['25:00-26:00', undefined],
  ])('%j holds the times %j', (name, times) => {
    expect(readTimes(name)).toEqual(times);
  });

  it.each([
    ['P1', 'P1'],
    ['p2', 'P2'],
    ['1', 'P1'],
    ['01', 'P1'],
    ['Period 10', 'P10'],
    ['09:50~10:50', 'P2'],
    ['3', undefined],
    ['Reg', undefined],
  ])('%j is %j of the calendar', (written, name) => {
    expect(knownPeriod(written, calendar)).toBe(name);
  });

  it('orders hours by the calendar, else by their times, else by their numbers', () => {
    expect(orderPeriods(['P10', 'P2', 'P1'], calendar)).toEqual(['P1', 'P2', 'P10']);
    expect(orderPeriods(['13:30~14:10', '08:30~09:10'], null)).toEqual(['08:30~09:10', '13:30~14:10']);
    expect(orderPeriods(['10', '9', '1'], null)).toEqual(['1', '9', '10']);
    expect(orderPeriods(['late', 'early'], null)).toEqual(['late', 'early']);
  });

  it.each([
    ['MonA:1', { day: 'MonA', period: '1' }],
    ['A Mon P3', { day: 'A Mon', period: 'P3' }],
    ['Tue5', { day: 'Tue', period: '5' }],
    ['6:2', { day: '6', period: '2' }],
    ['P3', undefined],
    [`Mon ${' '.repeat(55)}1`, { day: 'Mon', period: '1' }],
    [`Mon ${' '.repeat(56)}1`, undefined],
  ])('the session %j splits into %j', (written, parts) => {
    expect(splitSession(written)).toEqual(parts);
  });
});

describe('the teacher of a lesson', () => {
  it('is the first of several, and nobody where the code says so', () => {
    expect(readTeachers('T013+T020')).toEqual({ code: 'T013', others: ['T020'], standIn: false });
    expect(readTeachers('ABC/DEF')).toEqual({ code: 'ABC', others: ['DEF'], standIn: false });
    expect(readTeachers('TBA & DEF')).toEqual({ code: 'DEF', others: [], standIn: false });
    expect(readTeachers('Smith, J')).toEqual({ code: 'Smith, J', others: [], standIn: false });
    for (const code of ['XXX', '?', 'tba', 'Vacant', 'N/A']) expect(readTeachers(code)).toEqual({ code, others: [], standIn: true });
  });
});

describe('the department of a lesson', () => {
  it.each([
    ['Sc', 'Science'],
    ['Sc1', 'Science'],
    ['PHYSICS', 'Science'],
    ['Integrated Science', 'Science'],
    ['Dt', 'D&T'],
    ['Fd', 'Food'],
    ['Visual Arts', 'Art'],
    ['It', 'ICT'],
    ['GCSE Chemistry', 'Science'],
    ['Biology A Level', 'Science'],
    ['Physics HL', 'Science'],
    ['Science (Combined)', 'Science'],
    ['Triple Physics', 'Science'],
    ['KS3 Science', 'Science'],
    ['Applied Science BTEC', 'Science'],
    ['Bioleg', 'Science'],
    ['Natural Sciences', 'Science'],
    ['Life Sciences', 'Science'],
    ['D&T Textiles', 'D&T'],
    ['Food Studies', 'Food'],
    ['Food Science', 'Food'],
    ['A Level Computer Science', 'ICT'],
    ['Sport & Exercise Science', 'PE'],
    ['Year 9 Art', 'Art'],
    ['Art and Design GCSE', 'Art'],
    ['English Language Arts', null],
    ['Social Sciences', null],
    ['As', null],
    ['Ch', null],
    ['Pd', null],
    ['Ma', null],
    ['constructor', null],
  ])('for the subject %j is %j', (subject, department) => {
    expect(departmentOfSubject(subject)).toBe(department);
  });

  it('of a code that schools use for other things is asked, unless its file tells', () => {
    expect(new DepartmentNames([]).of('', 'Ch')).toEqual({ name: 'Other', from: 'nothing', suggests: 'Science' });
    expect(new DepartmentNames([], {}, plainSubjects(['Bi', 'Ch'])).of('', 'Ch')).toEqual({
      name: 'Science',
      from: 'subject',
      suggests: null,
    });
  });

  it('is what a person said of the subject, or of the written department, however it is spelt', () => {
    const names = new DepartmentNames(['Art'], { subjects: { as: 'art' }, departments: { 'Sci Dept': 'Science' } });
    expect(names.of('', 'AS')).toEqual({ name: 'Art', from: 'file', suggests: null });
    expect(names.of('sci dept', '').name).toBe('Science');
  });

  it("takes the school's own spelling, its own department for a subject, and 'Other' when nothing is known", () => {
    const names = new DepartmentNames(['Design & Technology', 'science', 'Physics']);
    expect(names.of('', 'DT').name).toBe('Design & Technology');
    expect(names.of('D&T', '').name).toBe('Design & Technology');
    expect(names.of('', 'Bi').name).toBe('science');
    expect(names.of('', 'Physics').name).toBe('Physics');
    expect(names.of('Chemistry', 'Ch')).toEqual({ name: 'Chemistry', from: 'file', suggests: null });
    expect(names.of('', 'Ma')).toEqual({ name: 'Other', from: 'nothing', suggests: null });
  });
});
