import type { Requisition, Timeline } from '@app/shared/contracts';

/** What says when a request has its kit. */
type Asking = { id: string; lesson: Pick<Requisition['lesson'], 'date' | 'period' | 'lastPeriod'> };

/**
 * How much of each apparatus a request can have at its lesson, by id: what nobody has in any period of it, with what it holds itself. What the
 * timeline has no period for is not there.
 */
export function freeThen({ items }: Pick<Timeline, 'items'>, { id, lesson }: Asking): Map<string, number> {
  const free = new Map<string, number>();
  for (const { apparatus, cells } of items) {
    const day = cells.filter(({ date }) => date === lesson.date);
    const first = day.findIndex(({ period }) => period === lesson.period);
    const last = lesson.lastPeriod == null ? first : day.findIndex(({ period }) => period === lesson.lastPeriod);
    const during = first < 0 ? [] : day.slice(first, Math.max(first, last) + 1);
    const own = (held: (typeof cells)[number]['held']) =>
      held.filter(({ requisitionId }) => requisitionId === id).reduce((sum, { quantity }) => sum + quantity, 0);
    if (during.length > 0) free.set(apparatus.id, Math.min(...during.map((cell) => cell.free + own(cell.held))));
  }
  return free;
}
