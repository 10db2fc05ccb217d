import type { Apparatus, KitPart } from '@app/shared';
import { type Answered, is, statement } from '../core/database/index.js';
import { PARTS } from './kit-held.js';

/** The columns of an apparatus as it is stored; `backMs`: from when what is out of service is there again, `readyMinutes`: what its holds last longer. */
export const APPARATUS = {
  id: is.uuid,
  version: is.int,
  name: is.text,
  category: is.text,
  owned: is.int,
  outOfService: is.int,
  outOfServiceReason: is.text.orNull,
  outOfServiceUntil: is.date.orNull,
  location: is.text,
  prepRoomId: is.uuid.orNull,
  turnaroundMinutes: is.int,
  labelled: is.bool,
  aliases: is.texts,
  parts: is.json<KitPart[]>().orNull,
  equivalents: is.uuids,
  useLog: is.bool,
  mayUse: is.uuids,
  archived: is.bool,
  backMs: is.instant.orNull,
  readyMinutes: is.int,
};

/** The columns of one apparatus `a`, as stored, but for its parts. */
const OWN_COLUMNS = `a.id, a.version, a.name, a.category, a.owned, a.out_of_service AS "outOfService", a.out_of_service_reason AS "outOfServiceReason",
  a.out_of_service_until AS "outOfServiceUntil", a.location, a.prep_room_id AS "prepRoomId", coalesce(a.own_turnaround_minutes, a.turnaround_minutes) AS "turnaroundMinutes", a.labelled, a.aliases, a.equivalents, a.use_log AS "useLog", a.may_use AS "mayUse", a.archived, a.back_at AS "backMs", a.turnaround_minutes AS "readyMinutes"`;
/** The columns of one apparatus `a` of a school ($1), as stored. */
export const COLUMNS = `${OWN_COLUMNS}, ${PARTS} AS parts`;
/** The same for many: which of them are kits is asked once, and parts are looked up for those alone. */
export const COLUMNS_OF_MANY = `${OWN_COLUMNS},
  CASE WHEN a.id = ANY(ARRAY(SELECT DISTINCT k.kit_id FROM apparatus_part k WHERE k.school_id = $1)) THEN ${PARTS} END AS parts`;

export const ONE_APPARATUS = statement(APPARATUS, `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = $2`);
/** Keeps others from changing it, and from holding it, until the transaction ends. */
export const LOCK_APPARATUS = statement(
  APPARATUS,
  `SELECT ${COLUMNS} FROM apparatus a WHERE a.school_id = $1 AND a.id = $2 FOR NO KEY UPDATE OF a`,
);

/** An apparatus as it is stored. */
export type StoredApparatus = Answered<typeof ONE_APPARATUS>;

/** Tells an apparatus as it is now, in the shape of the contract: what was out of service until a day that has come is there again. */
export function asItIs({ backMs, readyMinutes: _ready, parts, ...stored }: StoredApparatus, nowMs: number): Apparatus {
  const isBack = backMs !== null && backMs <= nowMs;
  const out = isBack ? { outOfService: 0, outOfServiceReason: null, outOfServiceUntil: null } : {};
  return { ...stored, ...out, parts: parts ?? [] };
}
