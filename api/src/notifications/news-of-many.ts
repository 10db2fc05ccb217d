import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { EventRow } from '../core/events/index.js';
import { AbsenceNews } from './absence-news.js';
import type { Message } from './deliver.js';
import { type Gathering, type Item, messagesOf } from './gathering.js';
import { HandOverNews } from './hand-over-news.js';
import { LeaverNews } from './leaver-news.js';
import { OfferNews } from './offer-news.js';
import type { Person } from './recipients.js';
import { ReclaimedNews } from './reclaimed-news.js';
import { TakenBackNews } from './taken-back-news.js';
import { WorldNews } from './world-news.js';

/** What is told of many requests at once, ready for the people it concerns. */
export interface Gathered {
  /** The teachers whom it concerns. */
  teacherIds: readonly string[];
  messages(people: readonly Person[]): Message[];
}

function gathered<One extends Item>(gathering: Gathering<One>): Gathered {
  return {
    teacherIds: gathering.items.flatMap(({ teacherIds }) => teacherIds),
    messages: (people) => messagesOf(gathering, people),
  };
}

/** What events mean that touch many requests: each person is told in one message. */
@Injectable()
export class NewsOfMany {
  readonly events: readonly EventName[];

  constructor(
    private readonly absences: AbsenceNews,
    private readonly world: WorldNews,
    private readonly handOvers: HandOverNews,
    private readonly leavers: LeaverNews,
    private readonly offers: OfferNews,
    readonly takenBack: TakenBackNews,
    readonly reclaimed: ReclaimedNews,
  ) {
    this.events = [...absences.events, ...world.events, ...handOvers.events, ...leavers.events, ...offers.events];
  }

  /** Gathers what is told of some events; nothing of those that are told by themselves. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathered[]> {
    const absences = await this.absences.gather(rules, events);
    const world = await this.world.gather(rules, events);
    const handOvers = await this.handOvers.gather(rules, events);
    const leavers = await this.leavers.gather(rules, events);
    const offers = await this.offers.gather(rules, events);
    const all = [...absences.map(gathered), ...world.map(gathered), ...handOvers.map(gathered), ...leavers.map(gathered)];
    return [...all, ...offers.map(gathered)];
  }
}
