import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../clock';
import { Toasts } from '../toasts';
import type { Kind } from './kind';
import { MemoryShelf } from './memory-shelf';
import { Offline } from './offline';
import { SHELF } from './shelf.token';

interface Draft {
  words: string;
}

const DRAFT: Kind<Draft> = { name: 'requisition-draft', version: 2, days: 60, upgrade: (value) => ({ words: JSON.stringify(value) }) };
const TICK: Kind<string> = { name: 'tick', version: 1, days: 90, unsent: true };
const LATELY: Kind<string> = { name: 'lately', version: 1, days: 90, most: 2 };
const SETTING: Kind<boolean> = { name: 'setting', version: 1, days: 90, ofBrowser: true };
const PRIYA = { schoolId: 's1', personId: 'p1' };
const SAM = { schoolId: 's1', personId: 'p2' };

/** A shelf with no room for more, as when the disk is full. */
class FullShelf extends MemoryShelf {
  full = true;

  override put(kept: Parameters<MemoryShelf['put']>[0]): Promise<void> {
    return this.full ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : super.put(kept);
  }
}

describe('what is kept in this browser', () => {
  let shelf: MemoryShelf;
  let offline: Offline;

  /** Opens a tab over what is kept; the clock stands so many days after today. */
  function tab(on: MemoryShelf = shelf, days = 0): Offline {
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: SHELF, useValue: on }] });
    TestBed.inject(Clock).follow(
      Temporal.Now.instant()
        .add({ hours: 24 * days })
        .toString(),
    );
    return TestBed.inject(Offline);
  }

  function tabOf(owner: typeof PRIYA, days = 0): Offline {
    const opened = tab(shelf, days);
    opened.belongTo(owner);
    return opened;
  }

  beforeEach(() => {
    localStorage.clear();
    shelf = new MemoryShelf();
    offline = tabOf(PRIYA);
  });

  it('outlives a closed tab, for its owner alone', async () => {
    expect(await offline.keep(DRAFT, 'l1', { words: 'ten microscopes' })).toBe(true);
    expect(await tabOf(PRIYA).read(DRAFT, 'l1')).toEqual({ words: 'ten microscopes' });
    expect(await tabOf(SAM).read(DRAFT, 'l1')).toBeNull();
    expect(await tabOf({ ...PRIYA, schoolId: 's2' }).read(DRAFT, 'l1')).toBeNull();
  });

  it('is nobody’s while nobody is signed in', async () => {
    const nobody = tab();
    expect(await nobody.keep(DRAFT, 'l1', { words: 'x' })).toBe(false);
    expect(await nobody.all(DRAFT)).toEqual([]);
    await nobody.keep(SETTING, 'off', true);
    expect(await nobody.read(SETTING, 'off')).toBe(true);
  });

  it('is gone at sign-out, but for what was not sent', async () => {
    await offline.keep(DRAFT, 'l1', { words: 'x' });
    await offline.keep(TICK, 't1', 'done');
    await offline.leave();
    expect(await offline.read(TICK, 't1')).toBeNull();
    const again = tabOf(PRIYA);
    expect(await again.all(DRAFT)).toEqual([]);
    expect(await again.read(TICK, 't1')).toBe('done');
  });

  it('is gone at sign-out too where the page alone held it, and what comes after that is kept for nobody', async () => {
    const full = new FullShelf();
    offline = tab(full);
    offline.belongTo(PRIYA);
    await offline.keep(DRAFT, 'l1', { words: 'held by the page' });
    const leaving = offline.leave();
    const late = offline.keep(DRAFT, 'l2', { words: 'an answer that was under way' });
    await leaving;
    expect(await late).toBe(false);
    // the same page, and the same person again
    offline.belongTo(PRIYA);
    expect(await offline.all(DRAFT)).toEqual([]);
  });

  it('expires by its kind, and is swept away then', async () => {
    await offline.keep(DRAFT, 'l1', { words: 'x' });
    expect(await tabOf(PRIYA, 59).read(DRAFT, 'l1')).not.toBeNull();
    expect(await tabOf(PRIYA, 61).read(DRAFT, 'l1')).toBeNull();
    expect(await shelf.all('s1/p1', DRAFT.name)).toEqual([]);
  });

  it('expires under a page that stays open too', async () => {
    await offline.keep(DRAFT, 'l1', { words: 'x' });
    TestBed.inject(Clock).follow(
      Temporal.Now.instant()
        .add({ hours: 24 * 61 })
        .toString(),
    );
    expect(await offline.read(DRAFT, 'l1')).toBeNull();
  });

  it('stays within its number, the oldest going first', async () => {
    for (const id of ['a', 'b', 'c']) await offline.keep(LATELY, id, id);
    expect((await offline.all(LATELY)).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('is brought into the present shape, or is gone where nobody can', async () => {
    await offline.keep({ ...DRAFT, version: 1 }, 'l1', { words: 'old' });
    await offline.keep({ ...TICK, version: 7 }, 't1', 'newer');
    expect(await offline.read(DRAFT, 'l1')).toEqual({ words: '{"words":"old"}' });
    expect(await offline.read(TICK, 't1')).toBeNull();
  });

  it('keeps the ticks of two tabs apart, whatever their order', async () => {
    await Promise.all([...'abcdef'].map((id) => offline.keep(TICK, id, id)));
    const other = tabOf(PRIYA);
    await Promise.all([other.keep(TICK, 'g', 'g'), other.forget(TICK, 'a')]);
    expect((await other.all(TICK)).map(({ id }) => id).sort()).toEqual([...'bcdefg']);
  });

  it('is held by the page where the browser has no room, which is said once and tried again', async () => {
    const full = new FullShelf();
    offline = tab(full);
    offline.belongTo(PRIYA);
    expect(await offline.keep(TICK, 't1', 'done')).toBe(false);
    expect(TestBed.inject(Toasts).current()?.message).toContain('no room');
    TestBed.inject(Toasts).dismiss();
    await offline.keep(TICK, 't2', 'done');
    expect([offline.trouble(), TestBed.inject(Toasts).current()]).toEqual([true, null]);
    expect((await offline.all(TICK)).map(({ id }) => id)).toEqual(['t1', 't2']);

    full.full = false;
    expect(await offline.keep(TICK, 't1', 'done')).toBe(true);
    expect(offline.trouble()).toBe(false);
    expect((await offline.all(TICK)).map(({ id }) => id).sort()).toEqual(['t1', 't2']);
  });

  describe('on a computer that others use too', () => {
    beforeEach(() => void (document.cookie = 'requisite_shared=1; path=/'));
    afterEach(() => void (document.cookie = 'requisite_shared=; path=/; max-age=0'));

    it('is held by the page alone, but for what was not sent and what is nobody’s', async () => {
      await offline.keep(DRAFT, 'l1', { words: 'x' });
      await offline.keep(TICK, 't1', 'done');
      await offline.keep(SETTING, 'off', true);
      expect(await offline.read(DRAFT, 'l1')).toEqual({ words: 'x' });
      expect(offline.trouble()).toBe(false);
      expect(await shelf.all('s1/p1', DRAFT.name)).toEqual([]);
      const again = tabOf(PRIYA);
      expect([await again.read(DRAFT, 'l1'), await again.read(TICK, 't1'), await again.read(SETTING, 'off')]).toEqual([null, 'done', true]);
    });

    it('takes away what was kept of its person here before, and nothing of anybody else', async () => {
      document.cookie = 'requisite_shared=; path=/; max-age=0';
      await offline.keep(DRAFT, 'l1', { words: 'x' });
      await tabOf(SAM).keep(DRAFT, 'l1', { words: 'y' });
      document.cookie = 'requisite_shared=1; path=/';
      expect(await tabOf(PRIYA).read(DRAFT, 'l1')).toBeNull();
      expect(await shelf.all('s1/p1', DRAFT.name)).toEqual([]);
      expect(await shelf.all('s1/p2', DRAFT.name)).toHaveLength(1);
    });
  });

  describe('and was kept by earlier versions', () => {
    beforeEach(() => {
      localStorage.setItem('requisite.draft.p1.l1', '{"title":"Salts"}');
      localStorage.setItem('requisite.recent.p1', '[{"id":"new"},{"id":"old"}]');
      localStorage.setItem(
        'requisite.taps.p1',
        '{"taps":[{"taskId":"t1","at":"2026-11-24T08:00:00Z"}],"conflicts":[{"tap":{"taskId":"t2"}}]}',
      );
      localStorage.setItem('requisite.draft.p2.l1', '{"title":"Not hers"}');
      localStorage.setItem('requisite.prep-lists.p1', 'damaged');
    });

    it('is taken over once for the person who signs in, and removed', async () => {
      offline = tabOf(PRIYA);
      expect(await offline.read(DRAFT, 'l1')).toEqual({ words: '{"title":"Salts"}' });
      expect((await shelf.all('s1/p1', 'recent-practical')).map(({ id }) => id)).toEqual(['old', 'new']);
      expect(await shelf.all('s1/p1', 'tap')).toMatchObject([{ id: 't1@2026-11-24T08:00:00Z', unsent: true, version: 0 }]);
      expect(await shelf.all('s1/p1', 'tap-conflict')).toMatchObject([{ id: 't2', unsent: true }]);
      expect(Object.keys(localStorage)).toEqual(['requisite.draft.p2.l1']);
    });

    it('stays where it is while there is no room for it', async () => {
      offline = tab(new FullShelf());
      offline.belongTo(PRIYA);
      expect(await offline.read(DRAFT, 'l1')).not.toBeNull();
      expect(localStorage.getItem('requisite.draft.p1.l1')).not.toBeNull();
    });
  });
});
