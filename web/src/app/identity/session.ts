import { Service, computed, inject, signal } from '@angular/core';
import type { Me, SchoolBegun } from '@app/shared/contracts';
import { type Act, isElsewhere, may, type RowOf } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { Offline } from '../core/offline/offline';
import { refusalOf } from '../core/refusal';
import { rightsAt } from '../core/rights';
import { IdentityClient } from './identity.client';

/** The signed-in person. `me()` is null while nobody is; `person()` is for pages behind the guard. */
@Service()
export class Session {
  private readonly client = inject(IdentityClient);
  private readonly clock = inject(Clock);
  private readonly offline = inject(Offline);
  private readonly known = signal<Me | null>(null);
  readonly me = this.known.asReadonly();
  /** The signed-in person; throws where nobody is signed in, so only for pages behind `signedIn`. */
  readonly person = computed(() => {
    const me = this.known();
    if (!me) throw new Error('nobody is signed in');
    return me;
  });
  readonly timeZone = computed(() => this.known()?.school.timeZone ?? 'Europe/London');

  private askedFor: Me | null = null;
  private former: string | null = null;
  private readonly reachable = signal<readonly SchoolBegun[]>([]);
  /** The schools that the session may go to, the present one among them; empty until they are known. */
  readonly schools = this.reachable.asReadonly();

  /** Asks the server who is here, once; null when nobody is. Rejects when the server cannot be reached. */
  async load(): Promise<Me | null> {
    if (this.known()) return this.known();
    try {
      const me = await this.client.me();
      this.clock.follow(me.now, me.school.timeZone);
      this.offline.belongTo({ schoolId: me.school.id, personId: me.user.id });
      this.known.set(me);
      return me;
    } catch (error) {
      if (refusalOf(error).status === 401) return null;
      throw error;
    }
  }

  /** Goes to another school, and begins there with an empty page: what this one knows is another school's. */
  async changeSchool(schoolId: string): Promise<void> {
    await this.client.changeSchool(schoolId);
    await this.offline.leave();
    location.assign('/');
  }

  /** Asks which schools there are, once; where it cannot be said which others, none is offered. */
  async readSchools(): Promise<void> {
    const me = this.known();
    if (me === null || this.askedFor === me) return;
    this.askedFor = me;
    const schools = await this.client.signedIn().then(
      (one) => one.schools,
      () => [],
    );
    this.reachable.set(schools);
  }

  /** Whether the person may do this, to that row where the act looks at one: by the table that decides at the server too. */
  may<Name extends Act>(act: Name, ...row: RowOf<Name> extends void ? [] : [RowOf<Name>]): boolean {
    const me = this.known();
    return me !== null && may(rightsAt(me), act, ...row);
  }

  /** Whether they may not do this to that row, and might if it were of a department of theirs. */
  isElsewhere<Name extends Act>(act: Name, row: RowOf<Name>): boolean {
    const me = this.known();
    return me !== null && isElsewhere(rightsAt(me), act, row);
  }

  /** Forgets the person here, when the server has ended the session; drafts stay for when the same person returns. */
  ended(): void {
    this.former = this.known()?.user.id ?? this.former;
    this.known.set(null);
  }

  /** Whether this page knows things of somebody who was here before and is not the one who is here now. */
  isAnother(): boolean {
    return this.former !== null && this.former !== this.known()?.user.id;
  }

  /** Ends the session on the server, and forgets here what was kept of the person but for unsent ticks; `ended` follows once their pages are left. */
  async signOut(): Promise<void> {
    await this.client.signOut();
    await this.offline.leave();
  }
}
