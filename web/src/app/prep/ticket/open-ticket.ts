import { Service, signal } from '@angular/core';

/** The class whose ticket is open over a page: the page holds it, as the row that it was opened from may go while somebody works in it. */
@Service()
export class OpenTicket {
  readonly of = signal<{ id: string; called: string } | null>(null);
}
