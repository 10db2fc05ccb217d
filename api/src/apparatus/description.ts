import { type Apparatus, type ApparatusBody, type ApparatusChange, dateAt, readName, startOfDayMs } from '@app/shared';
import { instant } from '../core/clock/index.js';
import { invalid, told } from '../core/problems/index.js';
import type { ApparatusRow } from './apparatus.entity.js';

/** All that people say of an apparatus. */
export type Description = Omit<Apparatus, 'id' | 'version'>;

/** What is said of an apparatus of which nobody said anything yet. */
export const NOTHING: Description = {
  name: '',
  category: '',
  owned: 0,
  outOfService: 0,
  outOfServiceReason: null,
  outOfServiceUntil: null,
  location: '',
  prepRoomId: null,
  turnaroundMinutes: 0,
  labelled: false,
  aliases: [],
  parts: [],
  equivalents: [],
  useLog: false,
  mayUse: [],
  archived: false,
};

/** Who says it, and when: `timeZone` is the school's. */
export interface Saying {
  timeZone: string;
  nowMs: number;
}

/** Lays what is said over what was so before. Where nothing is out of service there is no reason and no day for it. */
export function over(before: Description, body: Partial<ApparatusBody & ApparatusChange>): Description {
  const outOfService = body.outOfService ?? before.outOfService;
  return {
    name: named(body.name) ?? before.name,
    category: named(body.category) ?? before.category,
    owned: body.owned ?? before.owned,
    outOfService,
    outOfServiceReason: outOfService === 0 ? null : textOr(body.outOfServiceReason, before.outOfServiceReason),
    outOfServiceUntil: outOfService === 0 ? null : or(body.outOfServiceUntil, before.outOfServiceUntil),
    location: named(body.location) ?? before.location,
    prepRoomId: or(body.prepRoomId, before.prepRoomId),
    turnaroundMinutes: body.turnaroundMinutes ?? before.turnaroundMinutes,
    labelled: body.labelled ?? before.labelled,
    aliases: [...new Set((body.aliases ?? before.aliases).map(readName))].filter(Boolean),
    parts: body.parts ?? before.parts,
    equivalents: [...new Set(body.equivalents ?? before.equivalents)],
    useLog: body.useLog ?? before.useLog,
    mayUse: [...new Set(body.mayUse ?? before.mayUse)],
    archived: body.archived ?? before.archived,
  };
}

const named = (text: string | undefined): string | undefined => (text === undefined ? undefined : readName(text));
const or = <T>(said: T | null | undefined, before: T | null): T | null => (said === undefined ? before : said);
const textOr = (said: string | null | undefined, before: string | null) => or(said && readName(said), before) || null;

/**
 * Refuses what cannot be: two of one label, more out of service than there is, a day of return that is not to come.
 * @throws INVALID naming `owned`, `outOfService`, `outOfServiceUntil` or `parts`
 */
export function checked(described: Description, body: Partial<ApparatusBody>, { timeZone, nowMs }: Saying): Description {
  const { owned, outOfService, labelled, parts } = described;
  if (labelled && owned > 1)
    throw invalid('owned', 'A thing with its own label is one thing: enter each with a name of its own. Nothing was changed.');
  if (outOfService > owned)
    throw invalid('outOfService', told`Of ${{ owned }} owned, ${{ outOfService }} cannot be out of service. Nothing was changed.`);
  if (body.outOfServiceUntil && body.outOfServiceUntil <= dateAt(nowMs, timeZone))
    throw invalid('outOfServiceUntil', 'The day on which it is back must be after today. Nothing was changed.');
  if (new Set(parts.map(({ apparatusId }) => apparatusId)).size < parts.length)
    throw invalid('parts', 'Each part is named once, with how many of it are in the kit. Nothing was changed.');
  return described;
}

/** What of a description stands in the row of the apparatus. */
export function columnsOf(
  { parts: _parts, ...described }: Description,
  timeZone: string,
): Omit<ApparatusRow, 'schoolId' | 'id' | 'version'> {
  const { outOfServiceUntil: until } = described;
  return { ...described, backAt: until === null ? null : instant(startOfDayMs(until, timeZone)), ownTurnaroundMinutes: null };
}
