import { Service, inject } from '@angular/core';
import type { Requisition } from '@app/shared/contracts';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';
import { refusalOf } from '../../core/refusal';
import { RequisitionsClient } from '../../requisitions/requisitions.client';

/** What there is to make for one class. */
export type KitOfRequest = Pick<Requisition, 'id' | 'teacher' | 'pupils' | 'sets' | 'lines' | 'riskAssessment'>;

const KITS: Kind<KitOfRequest> = { name: 'prep-kit', version: 1, days: 7, most: 60, upgrade: (value) => value as KitOfRequest };

/** What is in the requests of a prep list; what was opened before is there while the network is away. */
@Service()
export class KitOfRequests {
  private readonly offline = inject(Offline);
  private readonly requisitions = inject(RequisitionsClient);

  /** Reads requests in the order of their ids. Rejects with what `refusalOf` reads. */
  read(ids: readonly string[]): Promise<KitOfRequest[]> {
    return Promise.all(ids.map((id) => this.one(id)));
  }

  private async one(id: string): Promise<KitOfRequest> {
    try {
      const { teacher, pupils, sets, lines, riskAssessment } = await this.requisitions.read(id);
      const found = { id, teacher, pupils, sets, lines, riskAssessment };
      void this.offline.keep(KITS, id, found);
      return found;
    } catch (error) {
      const kept = refusalOf(error).code === 'OFFLINE' ? await this.offline.read(KITS, id) : null;
      if (kept === null) throw error;
      return kept;
    }
  }
}
