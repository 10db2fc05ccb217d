/** A line of what is asked for, as far as it is told from other lines: the thing, at its strength, and how much of it. */
export interface AskedLine {
  apparatusId?: string | null;
  name?: string;
  unit?: string | null;
  concentration?: number | null;
  concentrationText?: string | null;
  needed: number;
}

/** What a request asks for, as changes of it are judged: where, what, for how many, and how much of everything. */
export interface AskedFor {
  lessonId: string;
  practicalId: string | null;
  practicalVersion: number | null;
  pupils: number;
  sets: number;
  lines: readonly AskedLine[];
  /** When it is taken down (epoch ms) where that is after a later lesson. */
  keptUntilMs?: number | null;
  /** A technician's minutes in the lesson, and which of them. */
  support?: { minutes: number; when: string } | null;
}

/**
 * Tells whether a change asks for more than stood: another lesson, another practical or version, more pupils or sets, more of a line or a
 * new one. That is judged as a submission is; less of anything never.
 */
export function asksForMore(before: AskedFor, after: AskedFor): boolean {
  if (after.lessonId !== before.lessonId || isOtherPractical(before, after)) return true;
  if (after.pupils > before.pupils || after.sets > before.sets) return true;
  if ((after.keptUntilMs ?? 0) > (before.keptUntilMs ?? 0) || helpsMore(before, after)) return true;
  const had = quantities(before.lines);
  return [...quantities(after.lines)].some(([thing, needed]) => needed > (had.get(thing) ?? 0));
}

/** Tells whether a change is one of practical, lines, sets or time, by value: only such a change can be late. */
export function isOtherWork(before: AskedFor, after: AskedFor): boolean {
  if (after.lessonId !== before.lessonId || isOtherPractical(before, after) || after.sets !== before.sets) return true;
  if ((after.keptUntilMs ?? 0) !== (before.keptUntilMs ?? 0) || helpOf(before) !== helpOf(after)) return true;
  const [had, wants] = [quantities(before.lines), quantities(after.lines)];
  return had.size !== wants.size || [...wants].some(([thing, needed]) => had.get(thing) !== needed);
}

/** Help at another time of the lesson, or for longer, is more. */
function helpsMore({ support: before }: AskedFor, { support: after }: AskedFor): boolean {
  if (!after) return false;
  return !before || after.when !== before.when || after.minutes > before.minutes;
}

function helpOf({ support }: AskedFor): string {
  return support ? `${support.when} ${support.minutes}` : '';
}

function isOtherPractical(before: AskedFor, after: AskedFor): boolean {
  return after.practicalId !== before.practicalId || after.practicalVersion !== before.practicalVersion;
}

/** Sums what is asked for of each thing; two strengths are two things. */
function quantities(lines: readonly AskedLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const thing = thingOf(line);
    sums.set(thing, (sums.get(thing) ?? 0) + line.needed);
  }
  for (const [thing, needed] of sums) if (needed === 0) sums.delete(thing);
  return sums;
}

function thingOf({ apparatusId, name = '', unit, concentration, concentrationText }: AskedLine): string {
  if (apparatusId) return apparatusId;
  return JSON.stringify([name.trim().toLowerCase(), unit ?? null, concentration ?? null, concentrationText?.trim().toLowerCase() || null]);
}
