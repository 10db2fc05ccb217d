import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Undone } from '@app/shared/contracts';
import { firstValueFrom } from 'rxjs';
import { UndoTokens } from './undo-tokens';

/**
 * Takes writes back: the only door to /api/undo. What a write was answered with leads to its token:
 * `undo: this.undo.of(await this.client.move(…), () => this.reload())` for a toast or a row.
 */
@Service()
export class UndoClient {
  private readonly http = inject(HttpClient);
  private readonly tokens = inject(UndoTokens);

  /** Makes what takes these writes back, the last first, and then has the page look again; none where they cannot be. */
  of(answers: object | readonly object[], then: () => void = () => undefined): (() => Promise<void>) | undefined {
    const tokens = [answers].flat().flatMap((answer: object) => this.tokens.of(answer) ?? []);
    if (tokens.length === 0) return undefined;
    return async () => {
      try {
        for (const token of tokens.toReversed()) await this.take(token);
      } finally {
        then();
      }
    };
  }

  /** Takes one write back. Rejects with what `refusalOf` reads: `UNDO_TOO_LATE` where somebody has built on it, `HOLD_REFUSED` with shortages. */
  take(token: string): Promise<Undone> {
    return firstValueFrom(this.http.post<Undone>('/api/undo', { token }));
  }
}
