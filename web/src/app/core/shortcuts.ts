import { DOCUMENT, DestroyRef, Service, computed, inject, signal } from '@angular/core';
import type { Kind } from './offline/kind';
import { Offline } from './offline/offline';

/** A key, or two in a row (`g t`), and what it does. */
export interface Shortcut {
  keys: string;
  label: string;
  run: () => void;
}

const CHORD_MS = 1500;
/** Somebody who speaks to this browser needs it off whoever signs in. */
const PREFERENCE: Kind<boolean> = { name: 'preference', version: 1, days: 3650, ofBrowser: true, upgrade: (off) => off === true };
const OFF = 'shortcuts-off';

/**
 * Single-key shortcuts. Never while somebody types or a dialog lies over the page, never with Ctrl, Alt or Meta, and they can be switched off in the help
 * (WCAG 2.1.4). `register` answers a function that takes them away again.
 */
@Service()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly list = signal<readonly Shortcut[]>([]);
  private first = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Each key once: a page's own before the frame's. */
  readonly all = computed(() => this.list().filter((one, at, all) => all.findLastIndex(({ keys }) => keys === one.keys) === at));
  private readonly offline = inject(Offline);
  readonly off = signal(false);

  constructor() {
    const pressed = (event: KeyboardEvent): void => this.pressed(event);
    this.document.addEventListener('keydown', pressed);
    void this.offline.read(PREFERENCE, OFF).then((off) => this.off.update((now) => off ?? now));
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', pressed));
  }

  register(shortcuts: readonly Shortcut[]): () => void {
    this.list.update((all) => [...all, ...shortcuts]);
    return () => this.list.update((all) => all.filter((one) => !shortcuts.includes(one)));
  }

  switch(off: boolean): void {
    this.off.set(off);
    void this.offline.keep(PREFERENCE, OFF, off);
  }

  /** The page under a dialog is out of reach: its keys are too. */
  private isCovered(): boolean {
    return this.document.querySelector('dialog[open]') !== null;
  }

  private pressed(event: KeyboardEvent): void {
    if (this.off() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || this.isCovered())
      return;
    const chord = this.first === '' ? event.key : `${this.first} ${event.key}`;
    this.first = '';
    clearTimeout(this.timer);
    const found = this.all().find((one) => one.keys === chord) ?? this.all().find((one) => one.keys === event.key);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (this.list().some((one) => one.keys.startsWith(`${event.key} `))) {
      this.first = event.key;
      this.timer = setTimeout(() => (this.first = ''), CHORD_MS);
    }
  }
}

/** Tells whether somebody types there. */
export function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
