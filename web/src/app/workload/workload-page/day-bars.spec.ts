import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { WorkloadDay } from '@app/shared/contracts';
import { en, pseudo } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { WORDS } from '../../core/words';
import { englishLeft } from '../../testing/english-left';
import { DayBars } from './day-bars';

const day = (date: string, level: WorkloadDay['level']): WorkloadDay => ({
  date,
  weekLabel: 'A',
  workMinutes: 252,
  technicianMinutes: 300,
  level,
  backlogMinutes: 0,
  technicians: [],
});

function shown(words = en): HTMLElement {
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: WORDS, useValue: words }] });
  const fixture = TestBed.createComponent(DayBars);
  fixture.componentRef.setInput('days', [day('2026-11-03', 'tight'), day('2026-11-04', 'overloaded')]);
  fixture.componentRef.setInput('today', '2026-11-04');
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

describe('the bars of the days', () => {
  it('say the hours over a bar, the figures to who points at it, and of a day that is over not whether it fits', () => {
    const page = shown();
    expect([...page.querySelectorAll('.day text')].map((text) => text.textContent)).toEqual(['4 h', '4 h']);
    expect([...page.querySelectorAll('.day title')].map((title) => title.textContent)).toEqual([
      'Tue 3 Nov: 4 h 12 min asked, 5 h there',
      'Wed 4 Nov: 4 h 12 min asked, 5 h there, over-booked',
    ]);
  });

  it('speak by their words alone', () => {
    expect(englishLeft(shown(pseudo(en)))).toEqual([]);
  });

  it('would be found out if they did not', () => {
    expect(englishLeft(shown(en))).toContain('nearly full: from 85 % of the time');
  });
});
