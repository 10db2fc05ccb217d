import { DOCUMENT, DestroyRef, Service, inject, signal } from '@angular/core';
import { keep, readKept } from './kept';

/** A key, or two in a row (`g t`), and what it does. */
export interface Shortcut {
  keys: string;
  label: string;
  run: () => void;
}

const CHORD_MS = 1500;
const KEPT = 'shortcuts-off';

/**
 * Single-key shortcuts. Never while somebody types, never with Ctrl, Alt or Meta, and they can be switched off in the help
 * (WCAG 2.1.4). `register` answers a function that takes them away again.
 */
@Service()
export class Shortcuts {
  private readonly document = inject(DOCUMENT);
  private readonly list = signal<readonly Shortcut[]>([]);
  private first = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly all = this.list.asReadonly();
  readonly off = signal(readKept<boolean>(KEPT) ?? false);

  constructor() {
    const pressed = (event: KeyboardEvent): void => this.pressed(event);
    this.document.addEventListener('keydown', pressed);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', pressed));
  }

  register(shortcuts: readonly Shortcut[]): () => void {
    this.list.update((all) => [...all, ...shortcuts]);
    return () => this.list.update((all) => all.filter((one) => !shortcuts.includes(one)));
  }

  switch(off: boolean): void {
    this.off.set(off);
    keep(KEPT, off);
  }

  private pressed(event: KeyboardEvent): void {
    if (this.off() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return;
    const chord = this.first === '' ? event.key : `${this.first} ${event.key}`;
    this.first = '';
    clearTimeout(this.timer);
    const found = this.list().find((one) => one.keys === chord) ?? this.list().find((one) => one.keys === event.key);
    if (found) {
      event.preventDefault();
      found.run();
    } else if (this.list().some((one) => one.keys.startsWith(`${event.key} `))) {
      this.first = event.key;
      this.timer = setTimeout(() => (this.first = ''), CHORD_MS);
    }
  }
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}
