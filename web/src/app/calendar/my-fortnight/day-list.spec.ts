import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { calendar, lesson } from '../../testing/lessons';
import { DayList } from './day-list';
import { weeksFrom } from './weeks';

const WEEK = [23, 24, 25, 26, 27].map((day) => `2026-11-${day}`);

describe('the fortnight on a phone', () => {
  let fixture: ComponentFixture<DayList>;
  const days = (): string[] => [...(fixture.nativeElement as HTMLElement).querySelectorAll('h2')].map((one) => one.id.slice(-10));
  const fold = (): HTMLButtonElement | null => (fixture.nativeElement as HTMLElement).querySelector('button.link-button');

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const lessons = [23, 24, 25, 27].map((day) => lesson({ id: `l${day}`, date: `2026-11-${day}` }));
    fixture = TestBed.createComponent(DayList);
    fixture.componentRef.setInput('weeks', weeksFrom('2026-11-23', 2, calendar(), lessons));
    fixture.componentRef.setInput('now', '2026-11-20T09:00:00Z');
  });

  function on(today: string): void {
    fixture.componentRef.setInput('today', today);
    fixture.detectChanges();
  }

  it.each(['2026-11-25', '2026-11-29'])('folds away what is over of the week of %s, until it is wanted', (today) => {
    on(today);
    expect(days().filter((day) => day < today)).toEqual([]);
    fold()?.click();
    fixture.detectChanges();
    expect(days()).toEqual(expect.arrayContaining(WEEK));
  });

  it.each(['2026-11-30', '2026-12-03', '2027-02-01'])('shows every day to who went back from %s', (today) => {
    on(today);
    expect(fold()).toBeNull();
    expect(days()).toEqual(expect.arrayContaining(WEEK));
  });
});
