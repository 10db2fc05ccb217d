import { Injectable } from '@nestjs/common';
import {
  besides,
  changeOf,
  closedBetween,
  closureOf,
  dateAt,
  type EventName,
  type Events,
  lessonId,
  type SettleWhy,
  type WorldFacts,
} from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { type Answered, Database } from '../core/database/index.js';
import type { EventRow } from '../core/events/index.js';
import { words } from '../core/words.js';
import { AS_IT_WAS } from './as-it-was.js';
import type { Gathering, Item } from './gathering.js';
import { FOLLOWED, PLACES, REQUESTS } from './world-news.statement.js';

/** What one change brings with it is recorded within so many milliseconds. */
const AT_ONCE_MS = 60_000;

type Followed = Answered<typeof FOLLOWED>;
type Request = Answered<typeof REQUESTS>;
/** `isKitOther`: it keeps more of what the school owns, or less. */
type Changed = Item & WorldFacts & { isKitOther: boolean };
type KeptSize = Pick<Events['requisition.replanned']['before'], 'pupils' | 'sets' | 'amounts'>;
type KeptTimes = Pick<Events['requisition.replanned']['before'], 'startMs' | 'endMs'>;

/** What followed for one request: what was worked out anew, and what went short by it. */
interface Following {
  replanned: Events['requisition.replanned'][];
  short: Events['requisition.short'][];
}

/** What a change of the world (calendar, timetable, rooms, apparatus) means for the requests that it touches. */
@Injectable()
export class WorldNews {
  readonly events: readonly EventName[] = ['requisition.replanned', 'requisition.short'];

  constructor(private readonly db: Database) {}

  /**
   * Gathers what followed by itself of each change: all that one request of somebody brought, however many events it took and however
   * they are delivered.
   */
  async gather(rules: Rules, events: readonly EventRow[]): Promise<Gathering<Changed>[]> {
    const followed = events.filter(({ name, personId }) => personId === null && this.events.includes(name));
    const gatherings: Gathering<Changed>[] = [];
    for (const [requestId, [first]] of Map.groupBy(followed, (event) => event.requestId)) {
      if (!first) continue;
      const all = await this.db.query(FOLLOWED, [rules.schoolId, idsFrom(first.id), requestId]);
      gatherings.push(await this.of(rules, all));
    }
    return gatherings;
  }

  private async of(rules: Rules, followed: readonly Followed[]): Promise<Gathering<Changed>> {
    const byRequest = Map.groupBy(followed, ({ requisitionId }) => requisitionId);
    const requests = await this.db.query(REQUESTS, [rules.schoolId, [...byRequest.keys()]]);
    const following = new Map([...byRequest].map(([id, events]) => [id, followingOf(events)]));
    const places = await this.placesOf(rules.schoolId, [...following.values()]);
    const items = requests.flatMap((request) => {
      const of = following.get(request.requisitionId);
      if (!of) return [];
      const item = itemOf(rules, request, of, places);
      return [request.status === 'draft' ? draftOf(item, request) : forTeacherToo(item)];
    });
    return {
      kind: 'requisition.world-changed',
      eventKey: `world:${followed[0]?.id ?? ''}`,
      except: null,
      items: items.filter((item) => words.news.changes(item).length > 0),
      link: items.some(({ toSettle }) => toSettle) ? '/to-settle' : '/requests',
      say: (own) => words.news.worldChanged(own),
    };
  }

  private async placesOf(schoolId: string, all: readonly Following[]): Promise<ReadonlyMap<string, string>> {
    const ids = all
      .flatMap(({ replanned }) => replanned.flatMap(({ before }) => [before.roomId, before.departmentId]))
      .filter((id) => id != null);
    if (ids.length === 0) return new Map();
    const rows = await this.db.query(PLACES, [schoolId, [...new Set(ids)]]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

/** The least id of what was recorded at most a minute before an event: ids begin with the millisecond of their making. */
export function idsFrom(eventId: string): string {
  const ms = Math.max(0, Number.parseInt(eventId.replaceAll('-', '').slice(0, 12), 16) - AT_ONCE_MS);
  const hex = ms.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

function followingOf(events: readonly Followed[]): Following {
  const of = <Name extends Followed['name']>(name: Name) =>
    events.filter((event) => event.name === name).map(({ payload }) => payload as Events[Name]);
  return { replanned: of('requisition.replanned'), short: of('requisition.short') };
}

function itemOf(rules: Rules, request: Request, { replanned, short }: Following, places: ReadonlyMap<string, string>): Changed {
  // of several in a row what counts is what there was before the first and after the last
  const before = Object.assign({}, ...replanned.map((one) => one.before).toReversed()) as Events['requisition.replanned']['before'];
  const after = Object.assign({}, ...replanned.map((one) => one.after)) as Events['requisition.replanned']['after'];
  const [had, has]: [SettleWhy[], SettleWhy[]] = [before.settle ?? [], after.settle ?? []];
  const { calendar, timeZone } = rules;
  const isAnothers = [...has, ...had].includes('teacher-changed');
  const beside = isAnothers ? request.teachers : besides(request.teachers, request);
  return {
    ...request,
    timeZone,
    teacherIds: [request.teacherId, ...beside.map(({ id }) => id)],
    to: ['teacher', 'technicians'],
    isKitOther: (after.amounts ?? []).some(({ held }) => held),
    isDraft: false,
    began: has.filter((why) => !had.includes(why)),
    ended: had.filter((why) => !has.includes(why)),
    toSettle: has.some((why) => why !== 'teacher-away' && why !== 'pending'),
    closure: calendar?.closuresBetween(request.date, request.date)[0]?.name ?? null,
    ...changedFor(rules, request, before.roomId ?? null),
    holder: request.holder,
    startedAt: isOther(before.startMs, after.startMs, timeZone) ? (before.startMs ?? null) : null,
    endedAt: endOf(before, after, timeZone),
    roomBefore: after.roomId !== undefined && before.roomId != null ? (places.get(before.roomId) ?? null) : null,
    isRoomOther: after.roomId !== undefined,
    isDepartmentOther: after.departmentId !== undefined,
    departmentBefore: before.departmentId === undefined ? null : (places.get(before.departmentId) ?? null),
    departmentBeforeId: before.departmentId ?? null,
    size: sizeOf(request, before, after),
    // of several in a row of one apparatus the last knows how many are missing
    short: [
      ...new Map(
        short.map(({ after: { apparatusId, name, short, missing = short } }) => [apparatusId, { name, quantity: missing }]),
      ).values(),
    ],
  };
}

/** What was said of its lesson of that day alone: that its room is closed, that it is called off. */
function changedFor(
  { calendar }: Rules,
  { entryId, date, roomId: standsIn, keepUntilDate }: Request,
  roomId: string | null,
): Pick<WorldFacts, 'roomClosed' | 'standsClosed' | 'calledOff'> {
  if (!calendar?.changes) return {};
  const closed = closureOf(calendar.changes, roomId, date);
  const standing = standsIn !== null && keepUntilDate !== null && closedBetween(calendar.changes, standsIn, date, keepUntilDate);
  const why = closed && closed.note !== '' ? ` (${closed.note})` : '';
  return {
    ...(closed ? { roomClosed: `${closed.code}${why}` } : {}),
    ...(standing ? { standsClosed: words.toSettle.standsIn(standing) } : {}),
    calledOff: changeOf(calendar.changes.byLesson.get(lessonId(entryId, date)), 'cancelled') !== undefined,
  };
}

/** Of what its class alone changed a teacher hears where other kit is kept for it, or something else came of it; else it is the technicians'. */
function forTeacherToo(item: Changed): Changed {
  const isSizeAlone = item.size !== null && !item.isKitOther && words.news.changes({ ...item, size: null }).length === 0;
  return isSizeAlone ? { ...item, to: ['technicians'] } : item;
}

/** What its class asks for before and now; null where what is made ready is as it was. */
function sizeOf(request: Request, before: Partial<KeptSize>, after: Partial<KeptSize>): WorldFacts['size'] {
  const now = { pupils: after.pupils ?? request.pupils, sets: after.sets ?? request.sets };
  const was = { pupils: before.pupils ?? now.pupils, sets: before.sets ?? now.sets };
  const isOther = was.sets !== now.sets || (was.pupils !== now.pupils && (after.amounts ?? []).length > 0);
  return isOther ? { before: was, now } : null;
}

/** Of a draft its teacher and whoever began it hear, and only that it cannot be sent as it stands, or can again. */
function draftOf(item: Changed, { teacherId, createdBy }: Request): Changed {
  return { ...item, ...AS_IT_WAS, isDraft: true, to: ['teacher'], teacherIds: [...new Set([teacherId, createdBy])] };
}

/** When a lesson ended and ends, where it begins as it did and its other half, or its bell, has gone. */
function endOf(before: Partial<KeptTimes>, after: Partial<KeptTimes>, timeZone: string): Changed['endedAt'] {
  const { endMs: was, startMs } = before;
  const { endMs: now } = after;
  if (was === undefined || now === undefined || startMs !== undefined || !isOther(was, now, timeZone)) return null;
  return { before: was, now };
}

/** Whether a lesson begins at another time of the same day. */
function isOther(beforeMs: number | undefined, afterMs: number | undefined, timeZone: string): boolean {
  return (
    beforeMs !== undefined && afterMs !== undefined && beforeMs !== afterMs && dateAt(beforeMs, timeZone) === dateAt(afterMs, timeZone)
  );
}
