import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Lesson, LessonChangeFacts } from '@app/shared/contracts';
import { CalendarClient } from '../../calendar/calendar.client';
import { LessonChanges } from '../../core/lesson-changes';
import { SchoolLists } from '../../core/school-lists';
import { Toasts } from '../../core/toasts';
import { undoTokens } from '../../core/undo-tokens';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { SchoolClient } from '../../school/school.client';
import { lesson, me } from '../../testing/lessons';
import { ChangeLesson } from './change-lesson';
import { bodyOf, lessonsBeside } from './changed-lesson';

const MOVED: LessonChangeFacts = {
  kind: 'room',
  note: 'Exams',
  room: 'Lab 2',
  start: null,
  end: null,
  teacher: null,
  before: { room: 'Lab 3', teacher: null },
};

describe('changing a lesson', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ChangeLesson>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([undoTokens])),
        provideHttpClientTesting(),
        { provide: LessonChanges, useExisting: CalendarClient },
        { provide: SchoolLists, useExisting: SchoolClient },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    changed = 0;
  });

  async function show(one: Partial<Lesson> = {}): Promise<void> {
    fixture = TestBed.createComponent(ChangeLesson);
    fixture.componentRef.setInput('lesson', lesson(one));
    fixture.componentInstance.changed.subscribe(() => changed++);
    fixture.autoDetectChanges();
    await settle();
    http
      .expectOne((request) => request.url === '/api/rooms')
      .flush({
        items: [
          { id: 'r2', code: 'Lab 2', facilities: ['gas', 'fume-cupboard'], prep: false },
          { id: 'r3', code: 'Lab 3', facilities: [], prep: false },
          { id: 'r9', code: 'Prep', facilities: [], prep: true },
        ],
        total: 3,
      });
    http
      .expectOne((request) => request.url === '/api/people')
      .flush({
        items: [
          { id: 'p1', name: 'Priya Patel', roles: ['teacher'], active: true },
          { id: 'p2', name: 'Ben Bram', roles: ['teacher'], active: true },
          { id: 'p3', name: 'Sam Cole', roles: ['technician'], active: true },
          { id: 'p4', name: 'Left Long', roles: ['teacher'], active: false },
        ],
      });
    await settle();
  }
  const options = (label: string): string[] =>
    [...(field(label) as HTMLSelectElement).options].map((option) => option.textContent?.trim() ?? '');
  function field(label: string): HTMLInputElement | HTMLSelectElement {
    const found = [...root().querySelectorAll('label')].find((one) => one.textContent?.includes(label));
    return root().querySelector(`[id="${found?.htmlFor}"]`) as HTMLInputElement;
  }
  async function choose(label: string, value: string): Promise<void> {
    const at = field(label);
    at.value = value;
    at.dispatchEvent(new Event('change'));
    await settle();
  }
  async function press(words: string): Promise<void> {
    const button = [...root().querySelectorAll('button')].find((one) => one.textContent?.includes(words));
    expect(button).toBeDefined();
    button?.click();
    await settle();
  }
  const changes = '/api/lessons/0190_2026-11-24/changes';

  it('gives it another room, says what followed, and lets that be taken back', async () => {
    await show();
    expect(options('Room')).toEqual(['Choose', 'Lab 2: gas, fume cupboard', 'no room for now']);
    await choose('Room', 'r2');
    await press('Change it');
    const request = http.expectOne(changes);
    expect(request.request.body).toEqual({ kind: 'room', roomId: 'r2' });
    const affected = [{ requisitionId: 'q1', title: 'Density', status: 'accepted', date: '2026-11-24', lessonId: '0190_2026-11-24' }];
    request.flush({ lesson: lesson({ changes: [MOVED] }), affected }, { headers: { 'Undo-Token': 't1' } });
    await settle();
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.message).toBe('10Y/Ph2, Tue 24 Nov, P2 is in Lab 2, not Lab 3. 1 request followed: Density.');
    expect([changed, toast?.undo]).toEqual([1, expect.any(Function)]);
  });

  it('tells of a clash with its lessons, and asks before it is done anyway', async () => {
    await show();
    await choose('Room', 'r2');
    await press('Change it');
    const detail = 'Lab 2 is taken then by 9R with Ada Kerr, P2. Nothing was changed; choose another room, swap the two, or do it anyway.';
    http.expectOne(changes).flush({ code: 'ROOM_CLASH', title: 'The room is taken', detail }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(text()).toContain('The room is taken. Lab 2 is taken then by 9R');
    expect(changed).toBe(0);
    await press('Do it anyway');
    const again = http.expectOne(changes);
    expect(again.request.body).toEqual({ kind: 'room', roomId: 'r2', anyway: true });
    again.flush({ lesson: lesson({ changes: [MOVED] }), affected: [] });
    await settle();
    expect(changed).toBe(1);
  });

  it('has somebody else take it, who takes lessons, is here, and is not its teacher', async () => {
    await show();
    await choose('What changes', 'cover');
    expect(options('Who takes it')).toEqual(['Choose', 'Ben Bram', 'Sam Cole']);
    await choose('Who takes it', 'p2');
    await press('Change it');
    expect(http.expectOne(changes).request.body).toEqual({ kind: 'cover', teacherId: 'p2' });
  });

  it('says what is another of it by now in words, and takes that back', async () => {
    await show({ changes: [MOVED] });
    expect(text()).toContain('other room: Lab 2: Exams');
    await press('Take it back');
    const request = http.expectOne((one) => one.url === changes);
    expect([request.request.method, request.request.params.get('kind')]).toEqual(['DELETE', 'room']);
    request.flush({ lesson: lesson(), affected: [] });
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toContain('is as the timetable has it.');
  });

  it('offers nothing of what is called off but to take that back', async () => {
    await show({ changes: [{ ...MOVED, kind: 'cancelled', note: null, room: null }] });
    expect(root().querySelector('form')).toBeNull();
    expect(text()).toContain('called off');
  });

  it('sends of a change what belongs to its kind', () => {
    const draft = { way: 'time', roomId: 'r2', start: '14:00', end: '15:00', teacherId: 'p2', otherId: 'l2', note: ' Trip ' } as const;
    expect(bodyOf(draft, false)).toEqual({ kind: 'time', start: '14:00', end: '15:00', note: 'Trip' });
    expect(bodyOf({ ...draft, way: 'cancelled' }, true)).toEqual({ kind: 'cancelled', note: 'Trip', anyway: true });
    expect(bodyOf({ ...draft, way: 'room', roomId: 'none', note: '' }, false)).toEqual({ kind: 'room', roomId: null });
  });

  it('changes rooms with lessons alone that share time with it and are in other rooms', () => {
    const at = (id: string, change: Partial<Lesson>): Lesson => lesson({ id, room: { id: 'r2', code: 'Lab 2' }, ...change });
    const others = [
      at('l1', {}),
      at('l2', { start: '2026-11-24T10:50:00Z', end: '2026-11-24T11:50:00Z' }),
      at('l3', { room: null }),
      at('l4', { room: { id: 'r3', code: 'Lab 3' } }),
      at('l5', { changes: [{ ...MOVED, kind: 'cancelled' }] }),
      lesson(),
    ];
    expect(lessonsBeside(lesson(), others).map(({ id }) => id)).toEqual(['l1']);
  });
});
