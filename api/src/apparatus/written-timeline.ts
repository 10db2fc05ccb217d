import { capacityOf, type DayPeriod, freeWhereHeld, type Timeline, type TimelineHold, touchedBy } from '@app/shared';
import { JsonText } from '../core/http/index.js';
import type { HeldThen, RequestHold } from './held-kit.js';
import type { Holder } from './held-during.js';

const MINUTE_MS = 60_000;

/** A period of a dated day. */
export type DatedPeriod = DayPeriod & { date: string };

/** What differs in one cell from those around it. */
interface Cell {
  free: number;
  held: TimelineHold[];
}

/**
 * Writes the cells of a timeline as JSON. Of thousands of cells most say the same of one apparatus after the other, for nothing is held in
 * them: they are written once for each number that is free, and copied.
 */
export class WrittenCells {
  /** The requests that were named in a cell. */
  readonly named = new Set<string>();
  private readonly heads: string[];
  /** The cells in which so many are free and nothing is held, and where each ends. */
  private readonly unheld = new Map<number, { text: string; ends: number[] }>();

  constructor(private readonly periods: readonly DatedPeriod[]) {
    this.heads = periods.map(({ date, name, schedule }) => {
      const head = JSON.stringify({ date, period: name, ...(schedule === null ? {} : { schedule }) });
      return `${head.slice(0, -1)},"free":`;
    });
  }

  /** The cells of one apparatus, which is ready again so many minutes after a period; `seesWhose`: with who holds it. */
  of({ id, readyMinutes }: { id: string; readyMinutes: number }, then: HeldThen, seesWhose: boolean): string {
    const stretches = this.periods.map(({ startMs, endMs }) => ({ fromMs: startMs, toMs: endMs + readyMinutes * MINUTE_MS }));
    const drawn = then.drawn.get(id) ?? [];
    const standing = drawn.length === 0 ? 0 : capacityOf(drawn);
    const free = freeWhereHeld(drawn, then.all, stretches);
    const whose = seesWhose ? touchedBy(then.held.get(id) ?? [], stretches) : new Map<number, RequestHold[]>();
    const places = [...new Set([...free.keys(), ...whose.keys()])].sort((one, other) => one - other);
    return this.write(
      standing,
      places.map((at) => [at, { free: free.get(at) ?? standing, held: this.byRequest(whose.get(at) ?? []) }]),
    );
  }

  private write(free: number, cells: readonly [at: number, cell: Cell][]): string {
    const { text, ends } = this.without(free);
    let written = '';
    let copied = 0;
    for (const [at, cell] of cells) {
      const begin = at === 0 ? 0 : (ends[at - 1] ?? 0) + 1;
      written += `${text.slice(copied, begin)}${this.heads[at]}${cell.free},"held":${JSON.stringify(cell.held)}}`;
      copied = ends[at] ?? text.length;
    }
    return written + text.slice(copied);
  }

  private without(free: number): { text: string; ends: number[] } {
    const known = this.unheld.get(free);
    if (known) return known;
    const ends: number[] = [];
    let text = '';
    for (const head of this.heads) {
      text += `${text === '' ? '' : ','}${head}${free},"held":[]}`;
      ends.push(text.length);
    }
    const made = { text, ends };
    this.unheld.set(free, made);
    return made;
  }

  private byRequest(holds: readonly RequestHold[]): TimelineHold[] {
    const held = new Map<string, number>();
    for (const { requisitionId, quantity } of holds) {
      held.set(requisitionId, (held.get(requisitionId) ?? 0) + quantity);
      this.named.add(requisitionId);
    }
    return [...held].map(([requisitionId, quantity]) => ({ requisitionId, quantity }));
  }
}

/** Writes a timeline in the order of its contract's JSON, of its written items. */
export function writtenTimeline(
  { items, nextCursor }: { items: readonly string[]; nextCursor?: string },
  requests: readonly Holder[],
): JsonText<Timeline> {
  const cursor = nextCursor === undefined ? '' : `"nextCursor":"${nextCursor}",`;
  return new JsonText(`{"items":[${items.join(',')}],${cursor}"requests":${JSON.stringify(requests)}}`);
}
