import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Principal, requestContext } from '../access/principal.js';
import { Clock, instant } from '../clock/index.js';
import { Database } from '../database/index.js';
import { type EventRow, Events, TakeBacks } from '../events/index.js';
import { type UndoPart, UndoRow } from './undo.entity.js';

/** What a feature keeps of things before an act, by their ids: what it takes to give them back, and what belongs to them. */
export type Kept = ReadonlyMap<string, Pick<UndoPart, 'kept'> & Partial<Pick<UndoPart, 'also'>>>;

/** Keeps what it takes to take acts back. */
@Injectable()
export class Undos {
  private readonly tokens = new WeakMap<object, string>();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly takeBacks: TakeBacks,
  ) {}

  /**
   * Lets what the person did in the ambient transaction be taken back; the last thing of a command, which the commit does not wait for.
   * The answer to the request carries the token. `shared`: by any technician. Nothing is kept where nothing of it can be taken back.
   */
  keep({ schoolId, personId }: Principal, kept: Kept = new Map(), { shared = false } = {}): void {
    const { inHand } = this.db;
    const happened = this.events.soFar();
    const parts = partsOf(
      happened.filter((event) => event.personId === personId && this.takeBacks.knows(event.name)),
      kept,
    );
    if (!inHand || parts.length === 0) return;
    const id = randomUUID();
    const row = { schoolId, id, personId, at: instant(this.clock.nowMs()), shared, parts, usedAt: null, usedBy: null };
    this.tokens.set(inHand, id);
    this.db.sendWithCommit(this.db.insert([UndoRow, [{ ...row, eventIds: happened.map((event) => event.id) }]]));
    this.db.afterCommit(() => this.tell(id));
  }

  /** What takes back the work of the ambient transaction so far; null: nothing does. */
  get token(): string | null {
    const { inHand } = this.db;
    return (inHand && this.tokens.get(inHand)) ?? null;
  }

  /** Has the answer to the request carry a token. */
  tell(token: string): void {
    const context = requestContext.getStore();
    if (context) context.undoToken = token;
  }
}

/** Gathers what was done to each thing, in the order in which it began. */
function partsOf(events: readonly EventRow[], kept: Kept): UndoPart[] {
  return [...Map.groupBy(events, ({ subjectId }) => subjectId)].flatMap(([subjectId, [first, ...more]]) => {
    if (!first) return [];
    const { kept: before = null, also = [] } = kept.get(subjectId) ?? {};
    return [{ name: first.name, subjectId, eventIds: [first, ...more].map(({ id }) => id), also, kept: before }];
  });
}
