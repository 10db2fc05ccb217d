import { Service, inject } from '@angular/core';
import type { Requisition, RequisitionBody } from '@app/shared/contracts';
import { RequisitionsClient } from '../requisitions.client';

/** Keeps or sends a requisition in one call: a new one, or a draft that the server has. */
@Service()
export class SendRequisition {
  private readonly client = inject(RequisitionsClient);

  send(body: RequisitionBody, saved: Requisition | null): Promise<Requisition> {
    return saved ? this.client.change(saved.id, { ...body, version: saved.version }) : this.client.create(body);
  }
}
