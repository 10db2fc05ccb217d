import { Service, signal } from '@angular/core';

/** Words for screen readers only, through the shell's one polite live region: `announcer.say('12 practicals found')`. */
@Service()
export class Announcer {
  private readonly words = signal('');
  readonly current = this.words.asReadonly();

  say(words: string): void {
    // a sentence said twice in a row must differ, or it is read once only
    this.words.update((last) => (last === words ? `${words}\u00a0` : words));
  }
}
