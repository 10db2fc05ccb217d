import { Injectable } from '@nestjs/common';
import { type BuiltOn, type EventName, type EventSubject, may, subjectOf, type Undone } from '@app/shared';
import type { Principal } from '../access/index.js';
import { Clock, instant } from '../clock/index.js';
import { type Answered, command, Database, is, statement } from '../database/index.js';
import { EVENTS, Events, type EventOf, TakeBacks } from '../events/index.js';
import { idOr404 } from '../ids/index.js';
import { DAY_MS } from '../jobs/index.js';
import { notFound, ProblemError } from '../problems/index.js';
import { words } from '../words.js';
import type { UndoPart } from './undo.entity.js';

/** Locks an act ($2) of a school ($1) that can be taken back. */
export const LOCK_ACT = statement(
  {
    id: is.uuid,
    personId: is.uuid,
    at: is.instant,
    shared: is.bool,
    parts: is.json<UndoPart[]>(),
    usedAt: is.instant.orNull,
    eventIds: is.uuids,
  },
  `SELECT id, person_id AS "personId", at, shared, parts, used_at AS "usedAt", event_ids AS "eventIds" FROM undo
   WHERE school_id = $1 AND id = $2 FOR UPDATE`,
);

/** Keeps whoever writes requests of a school ($1) waiting: what is taken back may take kit from several, and nobody waits in a circle. */
export const KEEP_SCHOOL = command('SELECT FROM school WHERE school_id = $1 FOR UPDATE');

/**
 * What people did to things ($2) of a school ($1) after an event ($3), but for events of these names ($4) and these themselves ($5); an act
 * that was taken back counts for nothing, and neither does its taking back.
 */
export const SINCE = statement(
  {
    id: is.uuid,
    at: is.instant,
    by: is.text.orNull,
    what: is.text.as<EventName>(),
    subject: is.text.as<EventSubject>(),
    subjectId: is.uuid,
  },
  `SELECT e.id, e.at, p.name AS by, e.name AS what, e.subject, e.subject_id AS "subjectId"
   FROM event e LEFT JOIN person p ON p.school_id = $1 AND p.id = e.person_id
   WHERE e.school_id = $1 AND e.subject_id = ANY($2) AND e.place > (SELECT l.place FROM event l WHERE l.school_id = $1 AND l.id = $3) AND e.person_id IS NOT NULL AND e.name <> ALL($4) AND e.id <> ALL($5)
     AND NOT EXISTS (SELECT FROM undo u WHERE u.school_id = $1 AND u.used_at IS NOT NULL AND e.id = ANY(u.event_ids))
   ORDER BY e.place`,
);

/** The last act of a school ($1) since an instant ($4) that did one of these ($3) to one of these things ($2), and that any technician may take back. */
export const LAST_ACT = statement(
  { id: is.uuid },
  `SELECT u.id FROM undo u WHERE u.school_id = $1 AND u.used_at IS NULL AND u.shared AND u.at >= $4
     AND u.event_ids && ARRAY(SELECT e.id FROM event e WHERE e.school_id = $1 AND e.subject_id = ANY($2) AND e.name = ANY($3))
   ORDER BY (SELECT max(l.place) FROM event l WHERE l.school_id = $1 AND l.id = ANY(u.event_ids)) DESC LIMIT 1`,
);

export const USE = command(
  `UPDATE undo SET used_at = $3, used_by = $4, event_ids = event_ids || $5::uuid[] WHERE school_id = $1 AND id = $2`,
);

/** What people put beside a practical, which is as it was. */
const BESIDE_PRACTICALS: readonly EventName[] = [
  'practical.noted',
  'practical.note-removed',
  'practical.file-added',
  'practical.file-removed',
];

/** What changes nothing of what was done: it is said, or it follows from what somebody did elsewhere. */
const NO_BUILDING: readonly EventName[] = [
  'requisition.message',
  'requisition.filled',
  'requisition.short',
  'requisition.replanned',
  ...BESIDE_PRACTICALS,
];

type Act = Answered<typeof LOCK_ACT>;

/** Takes back what somebody did, as a whole or not at all. */
@Injectable()
export class TakeBackAct {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly takeBacks: TakeBacks,
  ) {}

  /**
   * Takes an act back by its token, the last thing that it did first; one that was taken back already changes nothing.
   * @throws NOT_FOUND for a token that is unknown, somebody else's or older than a day; UNDO_TOO_LATE with `since`; and what the features throw
   */
  async undo(principal: Principal, token: string): Promise<Undone> {
    const { schoolId, personId } = principal;
    const id = idOr404(token, 'undo');
    return this.db.transaction(schoolId, async () => {
      const [, act] = await Promise.all([this.db.query(KEEP_SCHOOL, [schoolId]), this.db.one(LOCK_ACT, [schoolId, id])]);
      const nowMs = this.clock.nowMs();
      if (!act || !isTheirs(principal, act) || act.at < nowMs - DAY_MS) throw notFound('undo');
      const things = act.parts.map(({ name, subjectId }) => ({ subject: subjectOf(name), id: subjectId }));
      if (act.usedAt !== null) return { already: true, things };
      const before = this.events.soFar().length;
      const firsts = await this.firstEvents(schoolId, act.parts);
      for (const part of act.parts.toReversed()) await this.takeBack(principal, act, part, firsts.get(part.subjectId));
      const undoing = this.events.soFar().slice(before);
      const ids = undoing.map((event) => event.id);
      await this.db.change(USE, [schoolId, id, instant(nowMs), personId, ids]);
      return { already: false, things };
    });
  }

  /**
   * Finds the token of the last act that did one of these (names of events) to one of these things (their ids) and that any technician may
   * take back; null where there is none.
   */
  async last(schoolId: string, ids: readonly string[], names: readonly EventName[]): Promise<string | null> {
    return (await this.db.one(LAST_ACT, [schoolId, ids, names, instant(this.clock.nowMs() - DAY_MS)]))?.id ?? null;
  }

  private async firstEvents(schoolId: string, parts: readonly UndoPart[]): Promise<Map<string, EventOf<EventName>>> {
    const ids = parts.flatMap(({ eventIds }) => eventIds.slice(0, 1));
    const rows = await this.db.query(EVENTS, [schoolId, ids]);
    return new Map(rows.map((row) => [row.subjectId, { ...row, at: instant(row.at) }]));
  }

  private async takeBack(by: Principal, { eventIds }: Act, part: UndoPart, event: EventOf<EventName> | undefined): Promise<void> {
    const usual = [part.subjectId, ...part.also];
    const refuseIfBuiltOn = (ids: readonly string[] = usual) => this.refuseIfBuiltOn(by.schoolId, ids, eventIds.at(-1) ?? '');
    const isKnown = event && (await this.takeBacks.takeBack(by, { event, eventIds, kept: part.kept, refuseIfBuiltOn }));
    if (!isKnown) throw notFound('undo');
  }

  private async refuseIfBuiltOn(schoolId: string, ids: readonly string[], lastEventId: string): Promise<void> {
    const own = this.events.soFar().map((event) => event.id);
    const rows = await this.db.query(SINCE, [schoolId, ids, lastEventId, NO_BUILDING, own]);
    if (rows.length === 0) return;
    const since = rows.map((row): BuiltOn => ({ ...row, at: instant(row.at) }));
    throw new ProblemError('UNDO_TOO_LATE', words.undoRefusals.builtOn(since[0]?.by ?? null), undefined, { since });
  }
}

function isTheirs(principal: Principal, { personId, shared }: Act): boolean {
  // of which department it is, its feature asks
  return personId === principal.personId || (shared && may(principal, 'department.serve'));
}
