import { ApplicationRef, DOCUMENT, Service, inject } from '@angular/core';
import type { PrepList } from '@app/shared/contracts';
import { beside } from '../../core/beside';
import { Clock } from '../../core/clock';
import { Session } from '../../identity/session';
import { PrepClient } from '../prep.client';
import { KeptLists } from './kept-lists';
import { KitOfRequests } from './kit-of-requests';

/** The first screen is not kept waiting… */
const FIRST_AFTER_MS = 4000;
/** …and what is kept is at most so old while the server can be reached, in milliseconds. */
const EVERY_MS = 600_000;

/**
 * Keeps today's list and the next teaching day's in this browser, everybody's and their own, with what is in their requests, from whatever page is open: who goes
 * where there is no network has them.
 */
@Service()
export class KeepDays {
  private readonly client = inject(PrepClient);
  private readonly lists = inject(KeptLists);
  private readonly kits = inject(KitOfRequests);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly app = inject(ApplicationRef);
  private begun = false;
  private working = false;

  /** Begins; once for a page, for whoever is signed in. */
  begin(): void {
    if (this.begun) return;
    this.begun = true;
    const now = (): void => void this.keep();
    void this.app.whenStable().then(() => setTimeout(now, FIRST_AFTER_MS));
    setInterval(now, EVERY_MS);
    this.window?.addEventListener('online', now);
  }

  /** Reads and keeps both days; what is not reached this time is the next. */
  async keep(): Promise<void> {
    if (this.working || this.session.me() === null || this.window?.navigator.onLine === false) return;
    this.working = true;
    try {
      const own = this.session.person().user.id;
      const today = await this.one(this.clock.today(), null);
      const dates = today.nextDay === null ? [today.date] : [today.date, today.nextDay];
      const days = today.nextDay === null ? [today] : [today, await this.one(today.nextDay, null)];
      // who serves without being a technician has no list of their own
      for (const date of dates) await this.one(date, own).catch(() => null);
      for (const day of days) await this.kitsOf(day);
    } catch {
      // the pages themselves say when the server cannot be reached
    } finally {
      this.working = false;
    }
  }

  private async one(date: string, whose: string | null): Promise<PrepList> {
    const list = await this.client.read({ date, ...(whose && { technicianId: whose }) }, beside());
    await this.lists.keep(list, whose, this.clock.exactly());
    return list;
  }

  /** One after the other: nobody waits for them. */
  private async kitsOf({ tasks }: PrepList): Promise<void> {
    const versions = new Map(
      tasks.flatMap(({ requisitionId, lesson }) => (requisitionId && lesson ? [[requisitionId, lesson.requisitionVersion]] : [])),
    );
    for (const [id, version] of versions) await this.kits.keep(id, version);
  }
}
