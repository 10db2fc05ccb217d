import { Injectable } from '@nestjs/common';
import type { EventName } from '@app/shared';
import { Database } from '../../core/database/index.js';
import { type EventOf, Within } from '../../core/events/index.js';
import { Worker } from '../../core/jobs/index.js';
import { keepRules } from '../../school/index.js';
import { DraftPracticals } from './draft-practicals.js';
import { REPLAN, Replan, type Scope } from './replan.js';

type ScopeOf<Name extends EventName> = (event: EventOf<Name>) => Scope;

const EVERYTHING = () => ({});
const NOTHING: Scope = { ids: [] };
/** Of a person those facts that say when and for whom they work, by which kit is taken to lessons and fetched. */
const OF_HOURS = ['active', 'departmentIds', 'roles', 'workingPattern'] as const;

/**
 * What each change of the world can touch. Who records one of these has locked the school's row before (`raiseRulesVersion` or
 * `keepRules`), so that what was asked by the old rules is written already, and is read here.
 */
export const REPLANNED_ON: { readonly [Name in EventName]?: ScopeOf<Name> } = {
  'absence.withdrawn': ({ payload }) => ({ teacherId: payload.before.personId }),
  'absence.written': ({ payload }) => ({ teacherId: payload.after.personId }),
  'apparatus.changed': ({ subjectId }) => ({ apparatusId: subjectId }),
  'calendar.changed': EVERYTHING,
  'department.changed': EVERYTHING,
  'lesson.changed': ({ subjectId, payload }) => ({ lesson: { entryId: subjectId, date: payload.after.date } }),
  'lesson.unchanged': ({ subjectId, payload }) => ({ lesson: { entryId: subjectId, date: payload.before.date } }),
  'occasion.changed': ({ subjectId }) => ({ entryId: subjectId }),
  'occasion.dropped': ({ subjectId }) => ({ entryId: subjectId }),
  'person.changed': ({ payload }) => (OF_HOURS.some((fact) => fact in payload.after) ? {} : NOTHING),
  'person.invited': ({ payload }) => (payload.after.workingPattern ? {} : NOTHING),
  'person.left': EVERYTHING,
  'person.merged': ({ subjectId }) => ({ teacherId: subjectId }),
  'policy.changed': EVERYTHING,
  'room.changed': EVERYTHING,
  'room.closed': ({ subjectId }) => ({ roomId: subjectId }),
  'room.opened': ({ subjectId }) => ({ roomId: subjectId }),
  'school.changed': EVERYTHING,
  'timetable.import-undone': EVERYTHING,
  'timetable.imported': EVERYTHING,
  'timetable.joined': EVERYTHING,
};

/** What changes drafts alone: they follow the library. */
export const DRAFTS_FOLLOW: readonly EventName[] = ['practical.changed'];

/** Has requisitions worked out again in the transaction of the change, and works through what it left for later. */
@Injectable()
export class ReplanReaders {
  constructor(
    private readonly db: Database,
    private readonly replan: Replan,
    private readonly drafts: DraftPracticals,
    within: Within,
    worker: Worker,
  ) {
    for (const name of Object.keys(REPLANNED_ON) as EventName[]) this.readWithin(within, name);
    within.on('practical.changed', async (events) => {
      for (const event of events) await this.replan.requisitions(event, await this.drafts.follow(event.subjectId));
    });
    worker.register({
      name: REPLAN,
      isOutside: true,
      run: async ({ schoolId }) => {
        while (await this.batch(schoolId));
        return null;
      },
    });
  }

  private readWithin<Name extends EventName>(within: Within, name: Name): void {
    const scopeOf = REPLANNED_ON[name] as ScopeOf<Name>;
    within.on(name, async (events) => {
      const scopes = events.map((event) => ({ event, scope: scopeOf(event) })).filter(({ scope }) => scope.ids?.length !== 0);
      // what touches everything touches it once, however many people were pasted
      const all = scopes.find(({ scope }) => Object.keys(scope).length === 0);
      for (const { event, scope } of all ? [all] : scopes) await this.replan.touched(event, scope);
    });
  }

  /** One transaction of the work that was left, with the school's row locked as by whoever changes the world. */
  private batch(schoolId: string): Promise<boolean> {
    return this.db.transaction(schoolId, async () => {
      await keepRules(this.db, schoolId);
      return this.replan.next(schoolId);
    });
  }
}
