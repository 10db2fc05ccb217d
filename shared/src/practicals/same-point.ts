/** What a practical says of the point of the curriculum that it serves. */
export interface OfPoint {
  title: string;
  subject: string;
  serves?: string | null;
  required?: string | null;
}

/** The point of the curriculum that a practical serves: what it says itself, else its required-practical reference; null for none. */
export function pointOf({ serves, required }: OfPoint): string | null {
  return (serves ?? required)?.trim() || null;
}

const isOneSubject = (one: OfPoint, other: OfPoint): boolean => one.subject.toLowerCase() === other.subject.toLowerCase();

/** Whether two practicals serve the same point, so that either may stand in for the other. */
export function isSamePoint(one: OfPoint, other: OfPoint): boolean {
  const [point, others] = [pointOf(one), pointOf(other)];
  return point !== null && isOneSubject(one, other) && point.toLowerCase() === others?.toLowerCase();
}

/** How two practicals come to serve the same point: what is to be written as what which of them serves, or why they cannot. */
export type Joined =
  { kind: 'join'; serves: string; writes: ('one' | 'other')[] } | { kind: 'same' } | { kind: 'subject' } | { kind: 'points' };

/**
 * Says what has to be written so that another practical may stand in for one: which has no point takes that of the other; where neither has,
 * both take the first one's title. Two points that differ are a person's to settle, since others may stand in by them.
 */
export function joinPoint(one: OfPoint, other: OfPoint): Joined {
  if (!isOneSubject(one, other)) return { kind: 'subject' };
  if (isSamePoint(one, other)) return { kind: 'same' };
  const [point, others] = [pointOf(one), pointOf(other)];
  if (point !== null && others !== null) return { kind: 'points' };
  if (point !== null) return { kind: 'join', serves: point, writes: ['other'] };
  if (others !== null) return { kind: 'join', serves: others, writes: ['one'] };
  return { kind: 'join', serves: one.title, writes: ['one', 'other'] };
}
