import { Injectable } from '@nestjs/common';
import type { Principal } from '../core/access/index.js';
import { Events, type TakenBack, TakeBacks } from '../core/events/index.js';
import { FollowScheme } from './follow-scheme.js';
import { factsOf, SchemesService } from './schemes.service.js';

/** Takes back what was done to a scheme, or to which one a class follows. */
@Injectable()
export class TakeBackScheme {
  constructor(
    takeBacks: TakeBacks,
    private readonly schemes: SchemesService,
    private readonly groups: FollowScheme,
    private readonly events: Events,
  ) {
    takeBacks.add('scheme.added', (by, taken) => this.unadd(by, taken));
    takeBacks.add('scheme.changed', (by, taken) => this.unchange(by, taken));
    takeBacks.add('scheme.removed', (by, taken) => this.unremove(by, taken));
    takeBacks.add('group.scheme', (by, taken) => this.unfollow(by, taken));
  }

  private async unadd(by: Principal, { event: { subjectId: id }, refuseIfBuiltOn }: TakenBack<'scheme.added'>): Promise<void> {
    await this.schemes.lock(by.schoolId, id);
    await refuseIfBuiltOn();
    await this.schemes.remove(by, id);
  }

  private async unchange(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'scheme.changed'>): Promise<void> {
    const { subjectId: id, payload } = event;
    const current = await this.schemes.lock(by.schoolId, id);
    await refuseIfBuiltOn();
    await this.schemes.replace(by.schoolId, id, payload.before);
    await this.events.record(by, { name: 'scheme.changed', subjectId: id, payload: { before: factsOf(current), after: payload.before } });
  }

  private async unremove(by: Principal, { event: { subjectId: id, payload } }: TakenBack<'scheme.removed'>): Promise<void> {
    await this.schemes.insert(by.schoolId, id, payload.before);
    await this.events.record(by, { name: 'scheme.added', subjectId: id, payload: { after: payload.before } });
  }

  private async unfollow(by: Principal, { event, refuseIfBuiltOn }: TakenBack<'group.scheme'>): Promise<void> {
    const { subjectId: id, payload } = event;
    await refuseIfBuiltOn();
    await this.groups.write(by.schoolId, id, payload.before.follows);
    await this.events.record(by, { name: 'group.scheme', subjectId: id, payload: { before: payload.after, after: payload.before } });
  }
}
