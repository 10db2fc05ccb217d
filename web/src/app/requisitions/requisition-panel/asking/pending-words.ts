import { Service } from '@angular/core';

/** Keeps what was typed of a request in plain words by its lesson, until it is sent or taken away: a closed panel loses none of it. */
@Service()
export class PendingWords {
  private readonly byLesson = new Map<string, { text: string; isNew: boolean }>();

  /** Hands words over to the panel of a lesson, which reads them as it opens. */
  hand(lessonId: string, text: string): void {
    this.byLesson.set(lessonId, { text, isNew: true });
  }

  /** Whether words were handed over for a lesson that nobody has read there yet. */
  waitFor(lessonId: string): boolean {
    return this.byLesson.get(lessonId)?.isNew === true;
  }

  keep(lessonId: string, text: string): void {
    if (text.trim() === '') this.byLesson.delete(lessonId);
    else this.byLesson.set(lessonId, { text, isNew: false });
  }

  /** Takes what was typed for a lesson, and whether it is to be read at once. */
  take(lessonId: string): { text: string; isNew: boolean } {
    const found = this.byLesson.get(lessonId) ?? { text: '', isNew: false };
    if (found.isNew) this.byLesson.set(lessonId, { ...found, isNew: false });
    return found;
  }

  forget(lessonId: string): void {
    this.byLesson.delete(lessonId);
  }
}
