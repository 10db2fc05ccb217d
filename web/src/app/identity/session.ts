import { Service, computed, inject, signal } from '@angular/core';
import type { Me, SchoolBegun } from '@app/shared/contracts';
import { type Act, isElsewhere, may, type RowOf } from '@app/shared/rules';
import { Clock } from '../core/clock';
import { LOAD_PAGE } from '../core/load-page.token';
import { Offline } from '../core/offline/offline';
import { refusalOf } from '../core/refusal';
import { rightsAt } from '../core/rights';
import { IdentityClient } from './identity.client';
import { KeptPerson } from './kept-person';
import { XsrfToken } from './xsrf-token';

/** A server that has said nothing for so long, in milliseconds, counts as one that cannot be reached. */
const SLOW_MS = 5000;

/** The signed-in person. `me()` is null while nobody is; `person()` is for pages behind the guard. */
@Service()
export class Session {
  private readonly client = inject(IdentityClient);
  private readonly clock = inject(Clock);
  private readonly offline = inject(Offline);
  private readonly kept = inject(KeptPerson);
  private readonly loadPage = inject(LOAD_PAGE);
  private readonly xsrf = inject(XsrfToken);
  private readonly known = signal<Me | null>(null);
  private readonly going = signal<Promise<void> | null>(null);
  /** Somebody is about to leave, and what this page would ask in their name would be refused; resolves where they stay after all. */
  readonly leaving = this.going.asReadonly();
  private readonly unconfirmed = signal(false);
  /** Whether the page was opened without the server, for whom this device knows. */
  readonly isKept = this.unconfirmed.asReadonly();
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

  /**
   * Asks the server who is here, once; null when nobody is. Where it cannot be reached or says nothing, whoever was last here and has
   * neither signed out nor closed the browser; rejects where nobody is known.
   */
  async load(): Promise<Me | null> {
    if (this.known()) return this.known();
    const asked = this.ask();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const waited = new Promise<Me | null>((done) => (timer = setTimeout(() => void this.lastHere().then(done), SLOW_MS)));
    try {
      return await Promise.race([asked, waited.then((me) => me ?? asked)]);
    } catch (error) {
      const { status, code } = refusalOf(error);
      if (status === 401) {
        await this.kept.forget();
        return null;
      }
      const me = code === 'OFFLINE' ? await this.lastHere() : null;
      if (me === null) throw error;
      return me;
    } finally {
      clearTimeout(timer);
    }
  }

  private async ask(): Promise<Me | null> {
    const [me, left] = await Promise.all([this.client.me(), this.kept.left()]);
    return left === me.user.id ? this.leaveAtLast() : this.begin(me);
  }

  /** Opens the page for whoever was last here; null where nobody is known. */
  private async lastHere(): Promise<Me | null> {
    const me = this.xsrf.getToken() === null ? null : await this.kept.read();
    if (this.known() || me === null) return this.known();
    this.clock.inZone(me.school.timeZone);
    return this.is(me, true);
  }

  /** Asks the server, once it is back, who is here: the page was opened without it. Where it is nobody any more, or another, the answer leads to the sign-in. */
  async confirm(): Promise<void> {
    this.unconfirmed.set(false);
    try {
      this.begin(await this.client.me());
    } catch (error) {
      this.unconfirmed.set(this.known() !== null && refusalOf(error).code === 'OFFLINE');
    }
  }

  /** Is called once somebody has signed in: who left here without the network may be back. */
  async enter(): Promise<Me | null> {
    await this.kept.forgetLeft();
    return this.load();
  }

  /** The server hears that somebody signed out here while it could not be reached; nobody is here then. */
  private async leaveAtLast(): Promise<null> {
    await this.client.signOut();
    await this.kept.forgetLeft();
    return null;
  }

  private begin(me: Me): Me {
    // the page stands already, without the server, for somebody else
    if (this.known() !== null && this.known()?.user.id !== me.user.id) this.loadPage('/');
    this.clock.follow(me.now, me.school.timeZone);
    void this.kept.keep(me);
    return this.is(me, false);
  }

  private is(me: Me, unconfirmed: boolean): Me {
    this.offline.belongTo({ schoolId: me.school.id, personId: me.user.id });
    this.unconfirmed.set(unconfirmed);
    this.known.set(me);
    return me;
  }

  /** Goes to another school, and begins there with an empty page: what this one knows is another school's. */
  async changeSchool(schoolId: string): Promise<void> {
    await this.away(async () => {
      await this.client.changeSchool(schoolId);
      await this.forgetHere();
    });
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

  /**
   * Ends the session on the server, and forgets here what was kept of the person but for unsent ticks; `ended` follows once their pages are
   * left. Where the server cannot be reached it is told by the next page that reaches it, before anything is shown.
   * @returns whether the server knows
   */
  signOut(): Promise<boolean> {
    return this.away(() => this.end());
  }

  private async end(): Promise<boolean> {
    const me = this.known();
    let isTold = true;
    try {
      await this.client.signOut();
    } catch (error) {
      if (refusalOf(error).code !== 'OFFLINE' || me === null) throw error;
      // what is not remembered would let the next person in as this one
      if (!(await this.kept.leave(me.user.id))) throw error;
      isTold = false;
    }
    await this.forgetHere();
    return isTold;
  }

  /** Whoever could not leave is still here. */
  private async away<T>(leave: () => Promise<T>): Promise<T> {
    let stays = (): void => undefined;
    this.going.set(new Promise((resolve) => (stays = resolve)));
    try {
      return await leave();
    } catch (error) {
      this.going.set(null);
      stays();
      throw error;
    }
  }

  private async forgetHere(): Promise<void> {
    await this.kept.forget();
    await this.offline.leave();
  }
}
