import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryShelf } from './offline/memory-shelf';
import { SHELF } from './offline/shelf.token';
import { Shortcuts } from './shortcuts';

function press(key: string, target: EventTarget = document.body, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}

describe('single-key shortcuts', () => {
  const go = jest.fn();
  const help = jest.fn();
  let shortcuts: Shortcuts;
  let shelf: MemoryShelf;

  beforeEach(() => {
    go.mockClear();
    help.mockClear();
    shelf = new MemoryShelf();
    TestBed.configureTestingModule({ providers: [{ provide: SHELF, useValue: shelf }] });
    shortcuts = TestBed.inject(Shortcuts);
    shortcuts.register([
      { keys: 'g t', label: 'Go to My fortnight', run: go },
      { keys: '?', label: 'Help', run: help },
    ]);
  });

  it('run on one key, or on two in a row', () => {
    press('?');
    press('g');
    press('t');
    expect(help).toHaveBeenCalledTimes(1);
    expect(go).toHaveBeenCalledTimes(1);
  });

  it('stay quiet while somebody types, and with Ctrl held', () => {
    const field = document.body.appendChild(document.createElement('input'));
    press('?', field);
    press('?', document.body, { ctrlKey: true });
    expect(help).not.toHaveBeenCalled();
    field.remove();
  });

  it('stay quiet while a dialog lies over the page', () => {
    const dialog = document.body.appendChild(document.createElement('dialog'));
    press('?');
    dialog.setAttribute('open', '');
    press('?');
    press('?', dialog.appendChild(document.createElement('button')));
    expect(help).toHaveBeenCalledTimes(1);
    dialog.remove();
    press('?');
    expect(help).toHaveBeenCalledTimes(2);
  });

  it('can be switched off, and stay so', async () => {
    shortcuts.switch(true);
    press('?');
    expect(help).not.toHaveBeenCalled();

    await new Promise((done) => setTimeout(done));
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({ providers: [{ provide: SHELF, useValue: shelf }] });
    const later = TestBed.inject(Shortcuts);
    await new Promise((done) => setTimeout(done));
    expect(later.off()).toBe(true);
  });

  it('of a page go before those of the frame, and are told once', () => {
    const search = jest.fn();
    const release = shortcuts.register([{ keys: '?', label: 'Search this page', run: search }]);
    press('?');
    expect([search.mock.calls.length, help.mock.calls.length]).toEqual([1, 0]);
    expect(
      shortcuts
        .all()
        .filter(({ keys }) => keys === '?')
        .map(({ label }) => label),
    ).toEqual(['Search this page']);
    release();
    press('?');
    expect(help).toHaveBeenCalledTimes(1);
  });
});
