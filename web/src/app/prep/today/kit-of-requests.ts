import type { HttpContext } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import type { Requisition } from '@app/shared/contracts';
import { beside } from '../../core/beside';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';
import { refusalOf } from '../../core/refusal';
import { RequisitionsClient } from '../../requisitions/requisitions.client';

/** What there is to make for one class. */
export type KitOfRequest = Pick<Requisition, 'id' | 'version' | 'teacher' | 'pupils' | 'sets' | 'lines' | 'riskAssessment'>;

const KITS: Kind<KitOfRequest> = {
  name: 'prep-kit',
  version: 2,
  days: 4,
  copy: true,
  upgrade: (value) => ({ ...(value as KitOfRequest), version: 0 }),
};

/** What is in the requests of a prep list; what was opened before is there while the network is away. */
@Service()
export class KitOfRequests {
  private readonly offline = inject(Offline);
  private readonly requisitions = inject(RequisitionsClient);

  /** Reads requests in the order of their ids. Rejects with what `refusalOf` reads. */
  read(ids: readonly string[]): Promise<KitOfRequest[]> {
    return Promise.all(ids.map((id) => this.one(id)));
  }

  /** Keeps what is in a request, unless what is kept is of this version. Rejects with what `refusalOf` reads. */
  async keep(id: string, version: number): Promise<void> {
    if ((await this.offline.read(KITS, id))?.version !== version) await this.fresh(id, beside());
  }

  private async fresh(id: string, context?: HttpContext): Promise<KitOfRequest> {
    const { version, teacher, pupils, sets, lines, riskAssessment } = await this.requisitions.read(id, context);
    const found = { id, version, teacher, pupils, sets, lines, riskAssessment };
    await this.offline.keep(KITS, id, found);
    return found;
  }

  private async one(id: string): Promise<KitOfRequest> {
    try {
      return await this.fresh(id);
    } catch (error) {
      const kept = refusalOf(error).code === 'OFFLINE' ? await this.offline.read(KITS, id) : null;
      if (kept === null) throw error;
      return kept;
    }
  }
}
