import { Service, inject } from '@angular/core';
import type { PracticalSummary } from '@app/shared/contracts';
import { keep, readKept } from '../../core/kept';
import { Session } from '../../identity/session';

const MOST = 5;

/** The practicals that this person asked for lately, in this browser; the newest first. */
@Service()
export class RecentPracticals {
  private readonly session = inject(Session);

  list(): PracticalSummary[] {
    return readKept<PracticalSummary[]>(this.key()) ?? [];
  }

  add(practical: PracticalSummary): void {
    keep(this.key(), [practical, ...this.list().filter((one) => one.id !== practical.id)].slice(0, MOST));
  }

  private key(): string {
    return `recent.${this.session.me()?.user.id ?? ''}`;
  }
}
