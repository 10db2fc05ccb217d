import { provideHttpClient } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../core/clock';
import { task } from '../testing/prep-list';
import { NotTaken } from './not-taken';
import { TapQueue } from './tap-queue';
import type { Conflict } from './taps';

const TAP = { taskId: 'a', title: 'Food tests', version: 1, done: true, at: '2026-11-23T15:05:00Z', holdUntilMs: 0 };
const REOPENED: Conflict = { tap: TAP, detail: 'It was changed meanwhile.', current: { ...task('a', 'prepare'), doneAt: null } };
const DONE: Conflict = {
  tap: { ...TAP, taskId: 'b', done: false, at: '2026-11-24T08:20:00Z' },
  detail: 'It was changed meanwhile.',
  current: { ...task('b', 'prepare'), doneAt: '2026-11-24T08:35:00Z' },
};
const GONE: Conflict = { tap: { ...TAP, taskId: 'c' }, detail: 'It is gone.', current: null };

describe('a tick that was not taken', () => {
  const conflicts = signal<Conflict[]>([]);
  const done: string[] = [];
  const queue = {
    conflicts,
    insist: ({ tap }: Conflict) => done.push(`insist ${tap.taskId}`),
    leave: ({ tap }: Conflict) => done.push(`leave ${tap.taskId}`),
  };

  function show(conflict: Conflict): { sides: (string | undefined)[]; press: (label: string) => void; buttons: (string | undefined)[] } {
    conflicts.set([conflict]);
    const fixture = TestBed.createComponent(NotTaken);
    fixture.detectChanges();
    const root = fixture.nativeElement as HTMLElement;
    const buttons = [...root.querySelectorAll('button')];
    return {
      sides: [...root.querySelectorAll('dl > div')].map((side) =>
        [...side.children].map(({ textContent }) => textContent?.trim()).join(': '),
      ),
      press: (label) => buttons.find(({ textContent }) => textContent?.trim() === label)?.click(),
      buttons: buttons.map(({ textContent }) => textContent?.trim()),
    };
  }

  beforeEach(() => {
    done.length = 0;
    TestBed.configureTestingModule({ providers: [provideHttpClient(), { provide: TapQueue, useValue: queue }] });
    TestBed.inject(Clock).follow('2026-11-24T08:40:00Z');
  });

  it('shows both sides, each with its time and with its day where that is not today', () => {
    expect(show(REOPENED).sides).toEqual(['On this device: done, Mon 23 Nov 15:05', 'On the list now: not done']);
    expect(show(DONE).sides).toEqual(['On this device: not done, 08:20', 'On the list now: done, 08:35']);
  });

  it('is settled for either side', () => {
    show(REOPENED).press('Mark as done anyway');
    show(DONE).press('Keep');
    expect(done).toEqual(['insist a', 'leave b']);
  });

  it('can only be left where the task is gone', () => {
    const shown = show(GONE);
    expect(shown.sides[1]).toBe('On the list now: no longer there, or not yours to tick');
    expect(shown.buttons).toEqual(['Keep']);
  });
});
