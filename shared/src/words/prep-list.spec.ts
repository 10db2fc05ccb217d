import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';

const task = { title: 'Salts', date: '2026-11-03', fromMs: 0, dueMs: 3_600_000, period: 'P3', group: '9A', room: 'Lab 2' };
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
    const { subject, text } = en.prepList.mail({ ...nothing, batches, deliveries: [task], duties: [task], waiting: 1 });
    expect(subject).toBe('Prep list, Tue 3 Nov: 1 to prepare, 1 delivery, 0 collections');
    expect(text.split('\n')).toEqual([
      'Your work on Tue 3 Nov.',
      '',
      'To prepare (45 minutes):',
      '- Salts: 9A, 9B; 20 sets, 45 minutes, left from Mon 2 Nov',
      '',
      'To deliver:',
      '- 00:00 to 01:00, Lab 2: Salts, 9A P3',
      '',
      'Duties:',
      '- Salts, by 01:00',
      '',
      '1 request waits for your answer.',
    ]);
  });

  it('counts what is too much to say', () => {
    const { text } = en.prepList.mail({ ...nothing, duties: Array.from({ length: 23 }, () => task) });
    expect(text.split('\n').filter((line) => line.startsWith('- Salts'))).toHaveLength(20);
    expect(text).toContain('- and 3 more');
  });
});
