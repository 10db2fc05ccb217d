import { Injectable } from '@nestjs/common';
import { may, type SchoolSettings, type SchoolSettingsChange } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { Events } from '../core/events/index.js';
import { PendingRow, StandingWork } from '../core/jobs/index.js';
import { notFound, ProblemError } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { filledIn, refuseNull } from './filled-in.js';
import { raiseRulesVersion } from './rules-version.js';
import { SchoolRow } from './school.entity.js';
import { canonicalZone } from './time-zone.js';

export const SETTINGS = statement(
  {
    id: is.uuid,
    name: is.text,
    timeZone: is.text,
    autoAccept: is.bool,
    freshSchoolDays: is.int,
    joinDoubles: is.bool,
    keepYears: is.int.orNull,
  },
  `SELECT school_id AS id, name, time_zone AS "timeZone", auto_accept AS "autoAccept", fresh_school_days AS "freshSchoolDays",
     join_doubles AS "joinDoubles", keep_years AS "keepYears"
   FROM school WHERE school_id = $1`,
);

/** Reads and changes what a school decides for itself. */
@Injectable()
export class SettingsService {
  constructor(
    private readonly db: Database,
    private readonly standing: StandingWork,
    private readonly events: Events,
  ) {}

  /** The settings; in a transaction it reads there. */
  async read(schoolId: string): Promise<SchoolSettings> {
    const [settings] = await this.db.read(schoolId, SETTINGS, [schoolId]);
    if (!settings) throw notFound('school');
    return settings;
  }

  /** Changes what is sent. @throws NOT_ALLOWED for the head of some departments, INVALID */
  async change(principal: Principal, body: SchoolSettingsChange): Promise<SchoolSettings> {
    const { schoolId } = principal;
    if (!may(principal, 'school.set')) throw new ProblemError('NOT_ALLOWED', words.departments.ofAll);
    if (body.keepYears !== undefined && !may(principal, 'person.write')) throw new ProblemError('NOT_ALLOWED', words.people.keptByAdmins);
    refuseNull(body, ['name', 'timeZone', 'autoAccept', 'freshSchoolDays', 'joinDoubles']);
    return this.db.transaction(schoolId, async () => {
      await raiseRulesVersion(this.db, schoolId);
      const before = await this.read(schoolId);
      const after: SchoolSettings = {
        id: schoolId,
        name: body.name === undefined ? before.name : filledIn('name', body.name),
        timeZone: body.timeZone === undefined ? before.timeZone : canonicalZone(body.timeZone),
        autoAccept: body.autoAccept ?? before.autoAccept,
        freshSchoolDays: body.freshSchoolDays ?? before.freshSchoolDays,
        joinDoubles: body.joinDoubles ?? before.joinDoubles,
        keepYears: body.keepYears === undefined ? before.keepYears : body.keepYears,
      };
      const { id: _id, ...settings } = after;
      await this.db.update(SchoolRow, { schoolId }, settings);
      const isClockNew = after.timeZone !== before.timeZone;
      await this.events.record(principal, { name: 'school.changed', subjectId: schoolId, payload: { before, after } }, [
        PendingRow,
        isClockNew ? this.standing.rows(schoolId) : [],
      ]);
      return after;
    });
  }
}
