import fc from 'fast-check';
import { addDays, isIsoDate, weekdayOf } from '../time/iso-date.js';
import { weekdayName } from '../time/weekday.js';
import { readTypedDate } from './read-typed-date.js';
import { readTypedTime } from './read-typed-time.js';

const NEAR = '2026-11-28';
const dates = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = (date: string): [day: number, month: number, year: number] => {
  const { day, month, year } = Temporal.PlainDate.from(date);
  return [day, month, year];
};

describe('a date that is typed', () => {
  it.each([
    '3/11',
    '3 11',
    '03.11',
    '3-11',
    '3 Nov',
    '3Nov',
    'Nov 3',
    '3rd November',
    'the 3rd of November',
    'Tue 3 Nov',
    'tuesday, 3/11',
    '3/11/26',
    '3.11.2026',
    '3 Nov 2026',
    '2026-11-03',
    ' 03 / 11 / 2026 ',
  ])('is Tue 3 Nov 2026 where it is written %j', (written) => {
    expect(readTypedDate(written, NEAR)).toEqual({ date: '2026-11-03' });
  });

  it.each([
    ['1 Sep', '2026-11-28', '2026-09-01'],
    ['21 Jul', '2026-11-28', '2027-07-21'],
    ['18 Dec', '2026-09-01', '2026-12-18'],
    ['5 Jan', '2026-11-28', '2027-01-05'],
    ['20 Oct', '2026-07-10', '2026-10-20'],
    ['3 Sep', '2026-08-20', '2026-09-03'],
    ['10 Jan', '2026-05-10', '2026-01-10'],
    ['Mar 3', '2026-11-28', '2027-03-03'],
    ['Tue 29 Feb', '2026-11-28', '2028-02-29'],
  ])('without a year, %j near %s is %s', (written, near, date) => {
    expect(readTypedDate(written, near)).toEqual({ date });
  });

  it.each([
    ['', { fault: 'unread' }],
    ['3', { fault: 'unread' }],
    ['soon', { fault: 'unread' }],
    ['3/11/2026 9:50', { fault: 'unread' }],
    ['0/11', { fault: 'unread' }],
    ['3/11/1066', { fault: 'unread' }],
    ['11/13', { fault: 'no-such-month', month: 13 }],
    ['31 Nov', { fault: 'no-such-day', written: '31 Nov' }],
    ['29/2/2027', { fault: 'no-such-day', written: '29 Feb 2027' }],
    ['Mon 3 Nov', { fault: 'other-weekday', day: '2026-11-03' }],
  ])('%j is none, and it is said why', (written, fault) => {
    expect(readTypedDate(written, NEAR)).toEqual(fault);
  });

  it('is read in every way of writing it with its year, whatever the day is today', () => {
    const ways: ((date: string) => string)[] = [
      (date) => date,
      (date) => parts(date).join('/'),
      (date) => parts(date).join(' '),
      (date) => parts(date).join('.'),
      (date) => `${parts(date)[0]} ${MONTHS[parts(date)[1] - 1]} ${parts(date)[2]}`,
      (date) => `${weekdayName(weekdayOf(date))} ${parts(date)[0]} ${MONTHS[parts(date)[1] - 1]} ${parts(date)[2]}`,
    ];
    fc.assert(
      fc.property(dates, dates, fc.constantFrom(...ways), (date, near, way) => {
        expect(readTypedDate(way(date), near)).toEqual({ date });
      }),
    );
  });

  it('without a year is that day, from six months before to eighteen months after today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), dates, (day, month, near) => {
        const read = readTypedDate(`${day}/${month}`, near);
        expect(read).toEqual({
          date: expect.stringMatching(new RegExp(`-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}$`)),
        });
        const { date } = read as { date: string };
        const today = Temporal.PlainDate.from(near);
        expect(date >= today.subtract({ months: 6 }).toString() && date < today.add({ months: 18 }).toString()).toBe(true);
      }),
    );
  });

  it('never throws and answers a date that exists, or why not', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9 ./a-z-]{0,14}$/)), dates, (written, near) => {
        const read = readTypedDate(written, near);
        expect('date' in read ? isIsoDate(read.date) : read.fault).toBeTruthy();
        expect('date' in read && 'fault' in read).toBe(false);
      }),
    );
  });
});

describe('a time that is typed', () => {
  it.each(['9:50', '0950', '950', '9.50', '9 50', '9,50', '09:50', '9h50', '9-50', '9:50 am'])(
    'is 09:50 where it is written %j',
    (written) => {
      expect(readTypedTime(written)).toBe('09:50');
    },
  );
  it.each([
    ['9', '09:00'],
    ['14', '14:00'],
    ['0', '00:00'],
    ['2:15 pm', '14:15'],
    ['23:59', '23:59'],
  ])('%j is %s', (written, time) => {
    expect(readTypedTime(written)).toBe(time);
  });
  it.each(['', '24:00', '9:60', '25', 'nine', '9:5', '12345', '-1', '3.11.26', '03.11.26', '3.11.2026'])('%j is none', (written) => {
    expect(readTypedTime(written)).toBeUndefined();
  });
  it('is read in every way of writing it', () => {
    const minutes = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(':', '.', ' ', '', ','), fc.boolean(), (at, between, padded) => {
        const [hour, minute] = [String(Math.floor(at / 60)), String(at % 60).padStart(2, '0')];
        expect(readTypedTime(`${padded ? hour.padStart(2, '0') : hour}${between}${minute}`)).toBe(`${hour.padStart(2, '0')}:${minute}`);
      }),
    );
  });
});
