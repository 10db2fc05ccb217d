import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import type { EventRow } from '../core/events/index.js';
import { AbsenceNews } from './absence-news.js';
import { type Gathered, gathered } from './gathering.js';
import { NewsBetweenPeople } from './news-between-people.js';
import { ReclaimedNews } from './reclaimed-news.js';
import { TakenBackNews } from './taken-back-news.js';
import { WorldNews } from './world-news.js';

/** What events mean that touch many requests: each person is told in one message. */
@Injectable()
export class NewsOfMany {
  readonly events: readonly EventName[];

  constructor(
    private readonly absences: AbsenceNews,
    private readonly world: WorldNews,
    private readonly people: NewsBetweenPeople,
    readonly takenBack: TakenBackNews,
    readonly reclaimed: ReclaimedNews,
  ) {
    this.events = [...absences.events, ...world.events, ...people.events];
  }

  /** Gathers what is told of some events; nothing of those that are told by themselves. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathered[]> {
    const absences = await this.absences.gather(rules, events);
    const world = await this.world.gather(rules, events);
    return [...absences.map(gathered), ...world.map(gathered), ...(await this.people.gather(rules, events))];
  }
}
