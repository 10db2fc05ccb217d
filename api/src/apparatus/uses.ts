import { Injectable } from '@nestjs/common';
import { type ApparatusUse, may, parseInstantMs, type UseBackBody, type UseBody, type UsesQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { cursorOf, limitOf, type Page, page } from '../core/http/index.js';
import { newId } from '../core/ids/index.js';
import { invalid, notFound, ProblemError, told } from '../core/problems/index.js';
import { ApparatusUseRow } from './apparatus.entity.js';
import { ONE_APPARATUS } from './stored-apparatus.js';

const USE = {
  id: is.uuid,
  personId: is.uuid,
  code: is.text,
  name: is.text,
  out: is.instant,
  back: is.instant.orNull,
  note: is.text,
};
const COLUMNS = `u.id, u.person_id AS "personId", p.code, p.name, u.taken_at AS out, u.back_at AS back, u.note`;

/** The uses of an apparatus ($2) of a school ($1), the newest first, from after an instant and id ($3, $4) on, at most $5. */
export const USES = statement(
  USE,
  `SELECT ${COLUMNS} FROM apparatus_use u JOIN person p ON p.school_id = $1 AND p.id = u.person_id
   WHERE u.school_id = $1 AND u.apparatus_id = $2 AND ($3::timestamptz IS NULL OR (u.taken_at, u.id) < ($3, $4::uuid))
   ORDER BY u.taken_at DESC, u.id DESC LIMIT $5`,
);
export const ONE_USE = statement(
  USE,
  `SELECT ${COLUMNS} FROM apparatus_use u JOIN person p ON p.school_id = $1 AND p.id = u.person_id WHERE u.school_id = $1 AND u.id = $2`,
);

/** A use ($3) of an apparatus ($2) of a school ($1), for as long as it is being changed. */
export const LOCK_USE = statement(
  { personId: is.uuid, out: is.instant, back: is.instant.orNull },
  `SELECT person_id AS "personId", taken_at AS out, back_at AS back FROM apparatus_use
   WHERE school_id = $1 AND apparatus_id = $2 AND id = $3 FOR UPDATE`,
);

/** Who used what when, of things of which that is written down. */
@Injectable()
export class Uses {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The uses of an apparatus, the newest first. @throws NOT_FOUND; INVALID naming limit or cursor */
  async list(schoolId: string, id: string, query: UsesQuery): Promise<Page<ApparatusUse>> {
    const limit = limitOf(query.limit);
    const after = cursorOf(query.cursor, ['instant', 'id']);
    const from = after?.[0] === undefined ? null : instant(Number(after[0]));
    const [[known], rows] = await this.db.readTogether(schoolId, () =>
      Promise.all([this.db.query(ONE_APPARATUS, [schoolId, id]), this.db.query(USES, [schoolId, id, from, after?.[1] ?? null, limit + 1])]),
    );
    if (!known) throw notFound('apparatus');
    return page(rows, limit, useView, (row) => [String(row.out), row.id]);
  }

  /**
   * Writes down that whoever asks used it.
   * @throws NOT_FOUND; NOT_ALLOWED to who is not among those who may use it; INVALID naming `useLog` where no log is kept, or `back` before `out`
   */
  add(principal: Principal, id: string, { out, back, note = '' }: UseBody): Promise<ApparatusUse> {
    const { schoolId, personId } = principal;
    if (back !== undefined && parseInstantMs(back) < parseInstantMs(out))
      throw invalid('back', 'It cannot be back before it was taken. Nothing was written.');
    return this.db.transaction(schoolId, async () => {
      const found = await this.db.one(ONE_APPARATUS, [schoolId, id]);
      if (!found) throw notFound('apparatus');
      if (found.mayUse.length > 0 && !found.mayUse.includes(personId))
        throw new ProblemError(
          'NOT_ALLOWED',
          told`You are not among those who may use ${{ name: found.name }}. Nothing was written; a technician can change who may.`,
        );
      if (!found.useLog) throw invalid('useLog', told`No log of use is kept of ${{ name: found.name }}. Nothing was written.`);
      const useId = newId();
      const [takenAt, backAt] = [instant(parseInstantMs(out)), back === undefined ? null : instant(parseInstantMs(back))];
      const at = instant(this.clock.nowMs());
      await this.db.insert([ApparatusUseRow, [{ schoolId, id: useId, apparatusId: id, personId, takenAt, backAt, note: note.trim(), at }]]);
      const written = await this.db.one(ONE_USE, [schoolId, useId]);
      if (!written) throw notFound('use');
      return useView(written);
    });
  }

  /**
   * Writes down that what was out is back: by whoever took it, or by who may write apparatus.
   * @throws NOT_FOUND; NOT_ALLOWED; INVALID naming `back` before it was taken, or where it is back already
   */
  back(principal: Principal, id: string, useId: string, { back }: UseBackBody): Promise<ApparatusUse> {
    const { schoolId, personId } = principal;
    const backMs = parseInstantMs(back);
    return this.db.transaction(schoolId, async () => {
      const found = await this.db.one(LOCK_USE, [schoolId, id, useId]);
      if (!found) throw notFound('use');
      if (found.personId !== personId && !may(principal, 'apparatus.write'))
        throw new ProblemError('NOT_ALLOWED', 'Whoever took it writes that it is back, or a technician. Nothing was written.');
      if (found.back !== null) throw invalid('back', 'It is written down as back already. Nothing was changed.');
      if (backMs < Number(found.out)) throw invalid('back', 'It cannot be back before it was taken. Nothing was written.');
      await this.db.update(ApparatusUseRow, { id: useId }, { backAt: instant(backMs) });
      const written = await this.db.one(ONE_USE, [schoolId, useId]);
      if (!written) throw notFound('use');
      return useView(written);
    });
  }
}

type UseRow = (typeof USES)['row'];

function useView({ id, personId, code, name, out, back, note }: UseRow): ApparatusUse {
  return { id, by: { id: personId, code, name }, out: instant(out), back: back === null ? null : instant(back), note };
}
