import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Unsent } from './unsent';

describe('what waits in the browser', () => {
  let unsent: Unsent;
  const say = (ticks: number, away = false) => {
    unsent.say({ ticks, refused: 0, away });
    TestBed.tick();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    unsent = TestBed.inject(Unsent);
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('is told once it has waited for three seconds, and not where it was sent meanwhile', () => {
    say(1);
    jest.advanceTimersByTime(2_900);
    say(0);
    jest.advanceTimersByTime(200);
    expect(unsent.told()).toBe(false);
    say(1);
    jest.advanceTimersByTime(2_900);
    say(2);
    expect(unsent.told()).toBe(false);
    jest.advanceTimersByTime(200);
    expect(unsent.told()).toBe(true);
    say(0);
    expect(unsent.told()).toBe(false);
  });

  it('is told at once where the server is not reached, or something was not taken', () => {
    say(1, true);
    expect(unsent.told()).toBe(true);
    unsent.say({ ticks: 0, refused: 1, away: false });
    expect(unsent.told()).toBe(true);
  });
});
