import type { Facility } from '../../rooms/limits.js';
import { needed } from './facilities.js';

/** What is known of a practical that another department looks after: whose it is, whether they lend it, and what the room has not. */
interface Lent {
  title: string;
  owner: string;
  department: string;
  lends: boolean;
  room: string | null;
  lacks: readonly Facility[];
}

/** Says why a practical of another department cannot be asked for at a lesson, and what would let it. */
export function refused({ title, owner, department, lends, room, lacks }: Lent): string {
  const whose = `${title} is a practical of ${owner}, and this is a lesson of ${department}.`;
  const asksFor = lacks.length === 0 ? null : `it needs ${needed(lacks)}, and ${room ?? 'the lesson’s room'} is not down as having that`;
  const lending = lends ? null : `${owner} does not lend its practicals`;
  const why = [lending, asksFor].filter((one) => one !== null).join('; ');
  const what = lends
    ? 'Choose a practical of your own, or have the lesson in another room.'
    : `Ask the head of ${owner}, or choose a practical of your own.`;
  return `${whose} ${why.slice(0, 1).toUpperCase()}${why.slice(1)}. Nothing was changed. ${what}`;
}
