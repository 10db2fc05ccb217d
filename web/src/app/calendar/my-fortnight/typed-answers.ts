import { Service, signal } from '@angular/core';

/** What is being written as the answer to each question, by the request's id: it outlives a refresh of the page's lists and another week. */
@Service()
export class TypedAnswers {
  private readonly texts = signal<Readonly<Record<string, string>>>({});

  of(id: string): string {
    return this.texts()[id] ?? '';
  }

  write(id: string, text: string): void {
    this.texts.update((texts) => ({ ...texts, [id]: text }));
  }
}
