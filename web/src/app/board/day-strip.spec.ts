import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { DayStrip } from './day-strip';

const at = (time: string) => `2026-11-23T${time}:00Z`;
const stretch = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe('the strip of a day', () => {
  it('shades hours, breaks and absences where they lie, in the span that all strips share', async () => {
    const fixture = TestBed.createComponent(DayStrip);
    const cell = { hours: [stretch('09:00', '13:00')], breaks: [stretch('10:00', '10:30')], away: [stretch('12:00', '13:00')] };
    fixture.componentRef.setInput('cell', cell);
    fixture.componentRef.setInput('span', { from: 8 * 60, to: 18 * 60 });
    fixture.componentRef.setInput('dayFrom', at('00:00'));
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const parts = [...root.querySelectorAll('i')].map((one) => [one.className, one.style.left, one.style.width]);
    expect(parts).toEqual([
      ['hours', '10%', '40%'],
      ['breaks', '20%', '5%'],
      ['away', '40%', '10%'],
    ]);
    // what it shows stands beside it in words
    expect(root.getAttribute('aria-hidden')).toBe('true');
  });
});
