import { Service, inject } from '@angular/core';
import type { Requisition, RequisitionBody } from '@app/shared/contracts';
import { RequisitionsClient } from '../requisitions.client';

/** Sends a request: a new one in one call; a draft that the server has is changed first and then submitted. */
@Service()
export class SendRequisition {
  private readonly client = inject(RequisitionsClient);

  async send(body: RequisitionBody, saved: Requisition | null): Promise<Requisition> {
    if (!saved) return this.client.create(body);
    const { status, ...fields } = body;
    const changed = await this.client.change(saved.id, { ...fields, version: saved.version });
    if (status === 'draft') return changed;
    return this.client.move(saved.id, {
      to: 'submitted',
      version: changed.version,
      ...(body.lateReason && { lateReason: body.lateReason }),
      ...(body.goShort && { goShort: true }),
    });
  }
}
