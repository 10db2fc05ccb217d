import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { EventRow } from '../core/events/index.js';
import { type Gathered, gathered } from './gathering.js';
import { HandOverNews } from './hand-over-news.js';
import { LeaverNews } from './leaver-news.js';
import { OfferNews } from './offer-news.js';

/** What goes from one person to another: requests that are handed over, those of who has left, lessons that are offered. */
@Injectable()
export class NewsBetweenPeople {
  readonly events: readonly EventName[];

  constructor(
    private readonly handOvers: HandOverNews,
    private readonly leavers: LeaverNews,
    private readonly offers: OfferNews,
  ) {
    this.events = [...handOvers.events, ...leavers.events, ...offers.events];
  }

  /** Gathers what is told of some events. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathered[]> {
    const handOvers = await this.handOvers.gather(rules, events);
    const leavers = await this.leavers.gather(rules, events);
    const offers = await this.offers.gather(rules, events);
    return [...handOvers.map(gathered), ...leavers.map(gathered), ...offers.map(gathered)];
  }
}
