import { Injectable } from '@nestjs/common';
import {
  BULK_PEOPLE_LIMITS,
  type BulkPersonRow,
  type PeopleBulkAnswer,
  type PeopleBulkBody,
  type PeopleRead,
  type PersonPlaced,
  type PersonRead,
  placePeople,
  readPeople,
  TIMETABLE_ROLE,
} from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { newId } from '../core/ids/index.js';
import { MailQueue } from '../core/mail/index.js';
import { invalid, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { checkDepartments } from './check-person.js';
import { PeopleQueries } from './people.queries.js';
import { raiseRulesVersion } from './rules-version.js';
import { type Placed, WritePeople } from './write-people.js';

export const DEPARTMENT_NAMES = statement({ id: is.uuid, name: is.text }, 'SELECT id, name FROM department WHERE school_id = $1');

/** The rows as they were read or sent, and the columns in which nothing is looked for. */
type Read = Pick<PeopleRead, 'unreadColumns'> & { people: readonly Partial<PersonRead>[] };

/** Adds and changes many people at once, as they are pasted: shown first, then done. */
@Injectable()
export class BulkPeople {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleQueries,
    private readonly writes: WritePeople,
    private readonly mail: MailQueue,
  ) {}

  /**
   * Says what was understood of each row, and with `apply` does it: all rows without errors, in one transaction. The same once more
   * changes nothing and invites nobody.
   * @throws INVALID for neither or both of text and people, for more rows than are taken, or a department that is not there
   */
  async take(principal: Principal, sent: PeopleBulkBody): Promise<PeopleBulkAnswer> {
    const body = withoutNulls(sent);
    if ((body.text === undefined) === (body.people === undefined))
      throw invalid('text', 'Send either text or people. Nothing was changed.');
    return this.db.transaction(principal.schoolId, async () => {
      if (body.mode === 'preview') return this.answer(body, ...(await this.place(principal.schoolId, body)), new Map());
      await raiseRulesVersion(this.db, principal.schoolId);
      const [read, placed] = await this.place(principal.schoolId, body);
      const links = await this.writes.write(
        principal,
        placed.filter(({ what }) => what !== 'refused'),
      );
      return this.answer(body, read, placed, links);
    });
  }

  private async place(schoolId: string, body: PeopleBulkBody): Promise<[Read, Placed[]]> {
    const [people, departments] = await Promise.all([this.people.all(schoolId), this.db.read(schoolId, DEPARTMENT_NAMES, [schoolId])]);
    // the patterns that look for addresses would be at it for minutes
    if (body.text?.split(/[\s;,]+/).some((word) => word.length > BULK_PEOPLE_LIMITS.cell))
      throw invalid(
        'text',
        told`A word of more than ${{ most: BULK_PEOPLE_LIMITS.cell }} letters is neither a name nor an address. Nothing was changed.`,
      );
    const read: Read =
      body.text === undefined
        ? { people: body.people ?? [], unreadColumns: [] }
        : readPeople(body.text, { codes: people.map(({ code }) => code), departments });
    const { rows } = BULK_PEOPLE_LIMITS;
    if (read.people.length > rows)
      throw invalid(
        'text',
        told`${{ count: read.people.length }} rows are more than the ${{ rows }} that can be pasted at once. Nothing was changed.`,
      );
    const usual = { roles: body.roles ?? [TIMETABLE_ROLE], departmentIds: body.departmentIds ?? [] };
    await checkDepartments(this.db, schoolId, [
      ...new Set([...usual.departmentIds, ...read.people.flatMap(({ departmentIds }) => departmentIds ?? [])]),
    ]);
    const invites = body.invite ?? true;
    const placed = placePeople(read.people, people, usual);
    return [read, placed.map((one) => ({ ...one, id: one.known?.id ?? newId(), invites: invites && one.invites }))];
  }

  private answer(
    { mode }: PeopleBulkBody,
    { people: read, unreadColumns }: Read,
    placed: readonly Placed[],
    links: ReadonlyMap<string, string>,
  ): PeopleBulkAnswer {
    const isDone = mode === 'apply';
    const count = (what: PersonPlaced['what']): number => placed.filter((one) => one.what === what).length;
    const rows = placed.map(({ known, faults, id, ...one }, at): BulkPersonRow => ({
      row: at + 1,
      written: read[at]?.written ?? '',
      ...one,
      personId: known || (isDone && one.what !== 'refused') ? id : null,
      unread: read[at]?.unread ?? [],
      errors: faults.map((fault) => ({ field: fault.field, code: fault.why, message: words.people.bulkFault(fault) })),
      invitationUrl: links.get(id) ?? null,
    }));
    return {
      mode,
      rows,
      created: count('new'),
      updated: count('changed'),
      unchanged: count('same'),
      refused: count('refused'),
      invited: placed.filter(({ invites }) => invites).length,
      mailed: this.mail.sends,
      unreadColumns,
    };
  }
}

/** Leaves out what is null, of the body and of each person: a null was not said. */
function withoutNulls(body: PeopleBulkBody): PeopleBulkBody {
  const said = saidOf(body);
  return said.people === undefined ? said : { ...said, people: said.people.map(saidOf) };
}

function saidOf<T extends object>(one: T): T {
  return Object.fromEntries(Object.entries(one).filter(([, value]) => value !== null)) as T;
}
