import { TestBed } from '@angular/core/testing';
import type { Lesson } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ALL_WORDS } from '../core/words';
import { UnansweredReminder } from './unanswered-reminder';

const lesson = (code: string, date: string, more: { closes: string; past: boolean }) => ({
  ...({ group: { id: code, code, year: 9, pupils: 28 }, subject: 'Science', date, period: 'P2', lastPeriod: null } as unknown as Lesson),
  ...more,
});
const PRIYA = {
  id: 'p1',
  name: 'Priya Patel',
  lessons: [
    lesson('10X/Ph4', '2026-11-19', { closes: 'Thu 12 Nov, 12:00', past: true }),
    lesson('9Y/Sc1', '2026-11-25', { closes: 'Thu 19 Nov, 12:00', past: false }),
  ],
};
const TOM = { id: 'p2', name: 'Tom O’Brien', lessons: [lesson('8X/Sc4', '2026-11-24', { closes: '', past: false })] };

describe('a reminder of lessons without an answer', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [{ provide: ALL_WORDS, useFactory: () => en }] });
  });

  async function show(teachers: (typeof PRIYA)[]) {
    const fixture = TestBed.createComponent(UnansweredReminder);
    fixture.componentRef.setInput('teachers', teachers);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const typed = async (element: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, value: string) => {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      await fixture.whenStable();
    };
    const box = () => root.querySelector('textarea')!;
    const mail = () => new URL(root.querySelector('a')!.href);
    return { root, box, mail, typed, choice: root.querySelector('select')! };
  }

  it('is to all at first and names nobody, and to one with each lesson and when it closes', async () => {
    const { box, choice, typed } = await show([PRIYA, TOM]);
    expect([...choice.options].map((one) => one.text.trim())).toEqual(['all 2 teachers', 'Priya Patel', 'Tom O’Brien']);
    expect(box().value).toContain('of 3 lessons of the coming days');
    for (const name of ['Priya', 'Tom', '10X']) expect(box().value).not.toContain(name);
    await typed(choice, 'p1');
    expect(box().value).toContain('Dear Priya,');
    expect(box().value).toContain('– 10X/Ph4, Thu 19 Nov P2 (the deadline was Thu 12 Nov, 12:00)');
    expect(box().value).toContain('– 9Y/Sc1, Wed 25 Nov P2 (closes Thu 19 Nov, 12:00)');
    expect(box().value).not.toContain('8X/Sc4');
  });

  it('goes into an e-mail as it was changed, to nobody yet', async () => {
    const { root, box, mail, typed } = await show([TOM]);
    expect(root.querySelectorAll('option')).toHaveLength(1);
    await typed(box(), 'Dear Tom,\nplease & thank you');
    expect([mail().protocol, mail().pathname]).toEqual(['mailto:', '']);
    expect(mail().searchParams.get('subject')).toBe('Lessons without an answer');
    expect(mail().searchParams.get('body')).toBe('Dear Tom,\r\nplease & thank you');
  });

  it('is not there where every lesson is answered', async () => {
    expect((await show([])).root.querySelector('form')).toBeNull();
  });
});
