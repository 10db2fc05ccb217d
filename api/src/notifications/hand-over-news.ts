import { Injectable } from '@nestjs/common';
import type { EventName, ToldRequest } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Database, is, statement } from '../core/database/index.js';
import type { EventOf, EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import type { Gathering, Item } from './gathering.js';
import { REQUESTS } from './world-news.statement.js';

/** The names of people ($2) of a school ($1). */
export const NAMES = statement({ id: is.uuid, name: is.text }, 'SELECT id, name FROM person WHERE school_id = $1 AND id = ANY($2)');

type HandedOver = Item & ToldRequest & { from: string };

/** Requests that were handed over. */
@Injectable()
export class HandOverNews {
  readonly events: readonly EventName[] = ['requisition.handed-over'];

  constructor(private readonly db: Database) {}

  /** Gathers what one request of somebody handed over, from one person to another: both hear of it but for who did it. */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathering<HandedOver>[]> {
    const happened = events.filter((event): event is EventOf<'requisition.handed-over'> => event.name === 'requisition.handed-over');
    if (happened.length === 0) return [];
    const { schoolId } = rules;
    const people = [...new Set(happened.flatMap(({ personId, payload }) => [personId, payload.before.teacherId]))];
    const [requests, names] = await Promise.all([
      this.db.query(REQUESTS, [schoolId, happened.map(({ subjectId }) => subjectId)]),
      this.db.query(NAMES, [schoolId, people.filter((id) => id !== null)]),
    ]);
    const nameOf = new Map(names.map(({ id, name }) => [id, name]));
    const together = Map.groupBy(happened, ({ requestId, payload }) =>
      [requestId, payload.before.teacherId, payload.after.teacherId].join(),
    );
    return [...together.values()].map((of) => gatheringOf(rules, of, requests, nameOf));
  }
}

function gatheringOf(
  { timeZone }: Rules,
  of: readonly EventOf<'requisition.handed-over'>[],
  requests: readonly (Omit<ToldRequest, 'timeZone'> & { requisitionId: string; departmentId: string })[],
  nameOf: ReadonlyMap<string, string>,
): Gathering<HandedOver> {
  const [first] = of;
  const doer = first?.personId ?? null;
  const [from, to] = [first?.payload.before.teacherId ?? '', first?.payload.after.teacherId ?? ''];
  const ids = new Set(of.map(({ subjectId }) => subjectId));
  return {
    kind: 'requisition.handed-over',
    eventKey: `event:${first?.id ?? ''}`,
    except: doer,
    items: requests
      .filter(({ requisitionId }) => ids.has(requisitionId))
      .map((request) => ({ ...request, timeZone, from: nameOf.get(from) ?? '', teacherIds: [from, to], to: ['teacher'] })),
    link: '/requests',
    say: (items) => words.news.handedOver(items, doer === null ? null : (nameOf.get(doer) ?? null)),
  };
}
