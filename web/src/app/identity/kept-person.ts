import { DOCUMENT, Service, inject } from '@angular/core';
import type { Me } from '@app/shared/contracts';
import { Clock } from '../core/clock';
import type { Kind } from '../core/offline/kind';
import { Offline } from '../core/offline/offline';
import { isSharedComputer } from '../core/offline/shared-computer';
import { dateOf } from '../core/when';

/** From a Friday afternoon to a Monday's last lesson; longer than that nobody is let in without the server. */
export const KEPT_DAYS = 3;
const PERSON: Kind<Me> = { name: 'person', version: 1, days: KEPT_DAYS, ofBrowser: true };
const LAST = 'last';
/** Whose session the server is still to end: they signed out here while it could not be reached. */
const LEFT: Kind<string> = { name: 'left', version: 1, days: 31, ofBrowser: true };

/** Who was last here, so that their page opens without the network; one for each browser, and none after signing out. */
@Service()
export class KeptPerson {
  private readonly offline = inject(Offline);
  private readonly clock = inject(Clock);
  private readonly document = inject(DOCUMENT);
  private keeping: Promise<unknown> = Promise.resolve();

  /** On a computer that others use too nobody is known. */
  async keep(me: Me): Promise<void> {
    if (isSharedComputer(this.document)) return this.forget();
    this.keeping = this.keeping.then(() => this.offline.keepTime()).then(() => this.offline.keep(PERSON, LAST, me));
    await this.keeping;
  }

  /** Tells who it was, with the date and time as they are now; null where nobody is known, or it was too long ago. */
  async read(): Promise<Me | null> {
    const me = await this.offline.read(PERSON, LAST);
    if (me === null) return null;
    const now = this.clock.exactly();
    return { ...me, now, today: dateOf(now, me.school.timeZone) };
  }

  /** Remembers that this person signed out; answers whether the browser could. */
  leave(personId: string): Promise<boolean> {
    return this.offline.keep(LEFT, LAST, personId);
  }

  left(): Promise<string | null> {
    return this.offline.read(LEFT, LAST);
  }

  async forgetLeft(): Promise<void> {
    await this.offline.forget(LEFT, LAST);
  }

  /** Also what is being kept just now: it must not come after. */
  async forget(): Promise<void> {
    await this.keeping;
    await this.offline.forget(PERSON, LAST);
  }
}
