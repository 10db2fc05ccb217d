import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Lesson } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { lesson } from '../../testing/lessons';
import { LessonCard } from './lesson-card';

const FACTS = { note: null, room: null, start: null, end: null, teacher: null, before: { room: null, teacher: null } };

describe('a lesson in my fortnight', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  });

  function shown(change: Partial<Lesson>): string {
    const fixture = TestBed.createComponent(LessonCard);
    fixture.componentRef.setInput('lesson', lesson(change));
    fixture.detectChanges();
    return (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
  }

  it('says what was changed of it, and after that what was written about it', () => {
    const cancelled = { ...FACTS, kind: 'cancelled', note: 'Trip' };
    const moved = { ...FACTS, kind: 'time', start: '14:00', end: '15:00' };
    const text = shown({ change: { kind: 'cancelled', note: 'Trip' }, changes: [cancelled, moved] as Lesson['changes'] });
    expect(text).toContain('called off: Trip');
    expect(text).toContain('moved to 14:00');
  });

  it('says who is away where nothing was changed by hand', () => {
    expect(shown({ change: { kind: 'teacher-away', note: 'Priya Patel is away' } })).toContain('Priya Patel is away');
    expect(shown({})).not.toContain('away');
  });
});
