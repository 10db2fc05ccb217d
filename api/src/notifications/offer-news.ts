import { Injectable } from '@nestjs/common';
import type { EventName, ToldRequest } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Database } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import type { Gathering, Item } from './gathering.js';
import { NAMES } from './hand-over-news.js';
import { WithdrawTold } from './withdraw-told.js';
import { REQUESTS } from './world-news.statement.js';

type OfferEvent = EventOf<'offer.made'> | EventOf<'offer.answered'> | EventOf<'offer.taken-back'>;
type Told = Item & ToldRequest;

/** Other lessons that were offered, and what was answered: each side hears of the other. */
@Injectable()
export class OfferNews {
  readonly events: readonly EventName[] = ['offer.made', 'offer.answered', 'offer.taken-back'];

  constructor(
    private readonly db: Database,
    private readonly told: WithdrawTold,
  ) {}

  /** Gathers what is told of offers: of one that was made its request's teachers, of an answer who asked; of nothing that was taken back. */
  async gather({ schoolId, timeZone }: Rules, events: readonly EventRow[]): Promise<Gathering<Told>[]> {
    const happened = events.filter(({ name }) => this.events.includes(name)) as OfferEvent[];
    if (happened.length === 0) return [];
    const [requests, names] = await Promise.all([
      this.db.query(REQUESTS, [schoolId, [...new Set(happened.map(({ payload }) => payload.after.requisitionId))]]),
      this.db.query(NAMES, [schoolId, [...new Set(happened.flatMap(({ personId }) => personId ?? []))]]),
    ]);
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const gone = new Set(happened.flatMap((event) => (event.name === 'offer.taken-back' ? event.payload.after.events : [])));
    const gatherings: Gathering<Told>[] = [];
    for (const event of happened.filter(({ id }) => !gone.has(id))) {
      const request = requests.find(({ requisitionId }) => requisitionId === event.payload.after.requisitionId);
      if (!request) continue;
      const teachers = [
        request.teacherId,
        ...(request.teachers.some(({ id }) => id === request.teacherId) ? request.teachers.map(({ id }) => id) : []),
      ];
      const teacherIds = await this.whom(schoolId, event, [...new Set(teachers)]);
      if (teacherIds.length === 0) continue;
      gatherings.push({
        kind: 'requisition.offer',
        eventKey: `event:${event.id}`,
        except: event.personId,
        items: [{ ...request, timeZone, teacherIds, to: ['teacher'] }],
        link: '/requests',
        say: ([item]) => said(event, item, event.personId === null ? null : (nameOf.get(event.personId) ?? null)),
      });
    }
    return gatherings;
  }

  /** Whom it is told: the other side; what is taken back, to those who have heard of it. */
  private async whom(schoolId: string, event: OfferEvent, teachers: readonly string[]): Promise<string[]> {
    if (event.name === 'offer.made') return [...teachers];
    if (event.name === 'offer.answered') return [event.payload.after.madeBy];
    const heard = await this.told.withdraw(schoolId, event.payload.after.events, event.subjectId);
    return heard.map(({ personId }) => personId);
  }
}

function said(event: OfferEvent, request: ToldRequest, by: string | null) {
  const { to, swapWith } = event.payload.after;
  const offered = { to, isSwap: swapWith !== null, note: event.note };
  if (event.name === 'offer.made') return words.offering.made(request, by, offered);
  if (event.name === 'offer.answered') return words.offering.answered(request, by, { ...offered, accept: event.payload.after.accept });
  return words.offering.takenBack(request, by, event.payload.after.act);
}
