import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LiveNews, newsOf } from './live-news';
import { refreshOnReturn } from './refresh-on-return';

const refresh = jest.fn();

@Component({ template: '' })
class Page {
  constructor() {
    refreshOnReturn(refresh, () => 120, { of: newsOf('requisition') });
  }
}

describe('a page that somebody comes back to', () => {
  let fixture: ComponentFixture<Page>;

  beforeEach(() => {
    jest.useFakeTimers();
    refresh.mockClear();
    fixture = TestBed.createComponent(Page);
    fixture.autoDetectChanges();
  });

  afterEach(() => {
    fixture.destroy();
    jest.useRealTimers();
  });

  async function wait(seconds: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(seconds * 1000);
    TestBed.tick();
  }

  it('is read again when it is shown again or the network is back', () => {
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('online'));
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is read again after a while in front of somebody, counted from the last reading', async () => {
    await wait(100);
    document.dispatchEvent(new Event('visibilitychange'));
    await wait(100);
    expect(refresh).toHaveBeenCalledTimes(1);
    await wait(30);
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is read again when something happens that concerns it, or something may have been missed', () => {
    const news = TestBed.inject(LiveNews);
    news.say({ events: [{ kind: 'stock.added', by: 'Priya' }], missed: false });
    TestBed.tick();
    expect(refresh).not.toHaveBeenCalled();
    news.say({ events: [{ kind: 'requisition.cancelled', by: 'Priya' }], missed: false });
    TestBed.tick();
    expect(refresh).toHaveBeenCalledTimes(1);
    news.say({ events: [], missed: true });
    TestBed.tick();
    expect(refresh).toHaveBeenCalledTimes(2);
  });

  it('is read for its age more seldom while what happens comes by itself', async () => {
    TestBed.inject(LiveNews).hears(true);
    await wait(300);
    expect(refresh).not.toHaveBeenCalled();
    await wait(100);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('rests once it is left', async () => {
    fixture.destroy();
    document.dispatchEvent(new Event('visibilitychange'));
    await wait(300);
    expect(refresh).not.toHaveBeenCalled();
  });
});
