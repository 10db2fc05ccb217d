import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom, throwError } from 'rxjs';
import { action, type Done } from './action';
import { Toasts } from './toasts';
import { UndoTokens } from './undo-tokens';
import { UndoClient } from './undo.client';

@Component({
  template: `<input id="name" [attr.aria-invalid]="saving.wrong()['name'] ? true : null" />`,
})
class Page {
  readonly saving = action();
}

/** A promise that the test settles. */
function pending(): { promise: Promise<string>; done: (says: string) => void; fail: (error: unknown) => void } {
  let done: (says: string) => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const promise = new Promise<string>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  return { promise, done, fail };
}

const REFUSED = new HttpErrorResponse({
  status: 422,
  error: {
    code: 'INVALID',
    title: 'Not so',
    detail: 'Nothing was changed.',
    errors: [{ field: 'name', code: 'x', message: 'Give a name.' }],
  },
});

const refused = (): Promise<string> => firstValueFrom(throwError(() => REFUSED));

const focused = () => document.activeElement?.id;

describe('an action', () => {
  let fixture: ComponentFixture<Page>;
  let saving: Page['saving'];
  const toast = () => TestBed.inject(Toasts).current();

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient()] });
    fixture = TestBed.createComponent(Page);
    saving = fixture.componentInstance.saving;
    document.body.append(fixture.nativeElement as HTMLElement);
  });

  it('gives the focus back to the button that was disabled while it lasted, and takes it from nobody', async () => {
    const button = document.createElement('button');
    button.id = 'save';
    (fixture.nativeElement as HTMLElement).append(button);
    for (const other of ['', 'name']) {
      button.focus();
      const work = pending();
      const ending = saving.run(() => work.promise);
      button.blur();
      if (other !== '') document.getElementById(other)?.focus();
      work.done('Saved.');
      await ending;
      TestBed.tick();
      expect(focused()).toBe(other === '' ? 'save' : other);
    }
  });

  it('is busy while it lasts, knows at what, and says what was done', async () => {
    const work = pending();
    const ending = saving.run(() => work.promise, { on: 'row 3' });
    expect([saving.busy(), saving.on()]).toEqual([true, 'row 3']);
    work.done('Saved.');
    expect(await ending).toBe('done');
    expect([saving.busy(), saving.on(), toast()?.message]).toEqual([false, null, 'Saved.']);
  });

  it('offers by itself to take back what it wrote, for a button too', async () => {
    const tokens = TestBed.inject(UndoTokens);
    tokens.keep({}, 'of before', '/api/requisitions/q1');
    await saving.run(() => {
      tokens.keep({}, 'one', '/api/requisitions/q1');
      tokens.keep({}, 'a tick beside it', '/api/tasks/t1');
      tokens.keep({}, 'two', '/api/requisitions/q2');
      return Promise.resolve('Saved.');
    });
    const taken = jest.spyOn(TestBed.inject(UndoClient), 'take').mockResolvedValue({ already: false, things: [] });
    await saving.undo()?.();
    expect(taken.mock.calls).toEqual([['two'], ['one']]);
    expect(saving.undo()).toBeNull();
    await saving.run(() => Promise.resolve('Looked.'));
    expect([toast()?.undo, saving.undo()]).toEqual([null, null]);
  });

  it('offers to take back what can be taken back', async () => {
    const undo = jest.fn(() => undefined);
    await saving.run(() => Promise.resolve({ says: 'Gone.', undo } satisfies Done));
    void toast()?.undo?.();
    expect(undo).toHaveBeenCalledTimes(1);
    expect([saving.undo(), TestBed.inject(Toasts).last()]).toEqual([null, null]);
  });

  it('offers it again where the server was not reached, and no more where it said no', async () => {
    const undo = jest
      .fn<() => Promise<void>>()
      .mockRejectedValueOnce(new HttpErrorResponse({ status: 0 }))
      .mockRejectedValueOnce(new HttpErrorResponse({ status: 409, error: { code: 'UNDO_TOO_LATE', title: '', detail: '' } }));
    await saving.run(() => Promise.resolve({ says: 'Gone.', undo } satisfies Done));
    await expect(saving.undo()?.()).rejects.toBeInstanceOf(HttpErrorResponse);
    expect(saving.undo()).not.toBeNull();
    await expect(saving.undo()?.()).rejects.toBeInstanceOf(HttpErrorResponse);
    expect(saving.undo()).toBeNull();
  });

  it('does nothing on a second press while the first lasts', async () => {
    const work = pending();
    const again = jest.fn(() => Promise.resolve());
    void saving.run(() => work.promise);
    expect(await saving.run(again)).toBe('passed');
    expect(again).not.toHaveBeenCalled();
    work.done('Saved.');
  });

  it('keeps the refusal and its fields, with the focus on the first, until it is tried again', async () => {
    expect(await saving.run(refused)).toBe('refused');
    expect(saving.refusal()?.detail).toBe('Nothing was changed.');
    expect(saving.wrong()).toEqual({ name: 'Give a name.' });
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('name');
    expect([saving.busy(), toast()]).toEqual([false, null]);
    await saving.run(() => Promise.resolve());
    expect([saving.refusal(), saving.wrong()]).toEqual([null, {}]);
  });

  it('shows what the page finds wrong before anything is sent', async () => {
    expect(saving.lacks({ name: 'Give a name.' })).toBe(true);
    await fixture.whenStable();
    expect(document.activeElement?.id).toBe('name');
    expect(saving.lacks({})).toBe(false);
    expect(saving.wrong()).toEqual({});
  });

  it('lets the newest take the place of one under way, whose end then counts for nothing', async () => {
    const [old, young] = [pending(), pending()];
    const first = saving.run(() => old.promise, { latest: true });
    const second = saving.run(() => young.promise, { latest: true });
    old.fail(REFUSED);
    expect(await first).toBe('passed');
    expect([saving.busy(), saving.refusal()]).toEqual([true, null]);
    young.done('Read.');
    expect(await second).toBe('done');
    expect([saving.busy(), toast()?.message]).toEqual([false, 'Read.']);
  });
});
