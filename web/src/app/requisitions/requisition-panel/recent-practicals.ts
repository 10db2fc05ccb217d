import { Service, inject } from '@angular/core';
import type { PracticalSummary } from '@app/shared/contracts';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';

const RECENT: Kind<PracticalSummary> = {
  name: 'recent-practical',
  version: 1,
  days: 365,
  most: 5,
  upgrade: (value) => value as PracticalSummary,
};

/** Keeps the practicals that this person asked for lately, in this browser. */
@Service()
export class RecentPracticals {
  private readonly offline = inject(Offline);

  /** Reads them, the newest first. */
  async list(): Promise<PracticalSummary[]> {
    return (await this.offline.all(RECENT)).map(({ value }) => value).reverse();
  }

  add(practical: PracticalSummary): void {
    void this.offline.keep(RECENT, practical.id, practical);
  }
}
