import { Injectable } from '@nestjs/common';
import { addDays, dateAt, may } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { DAY_MS, JobRuns } from '../core/jobs/index.js';
import { words } from '../core/words.js';
import { type Known, KnownSubstances } from '../substances/index.js';
import { Deliver, type Message } from './deliver.js';
import { prepListFacts } from './prep-list-facts.js';
import { OPEN_TASKS, OVER, SOLUTIONS, WAITING } from './prep-list.statement.js';
import { mailTo, peopleOf } from './recipients.js';

/** What so many days before left open is on the list still. */
const LEFT_DAYS = 28;

/** Writes each technician the day's prep list. */
@Injectable()
export class PrepLists {
  constructor(
    private readonly db: Database,
    private readonly runs: JobRuns,
    private readonly deliver: Deliver,
    private readonly substances: KnownSubstances,
  ) {}

  /** Sends the lists that were due at an instant, once on all servers: the claim and the messages stand or fall together. */
  async send(rules: Rules, dueMs: number, nowMs: number): Promise<void> {
    const { schoolId, version: rulesVersion } = rules;
    const known = await this.substances.of({ schoolId, rulesVersion });
    return this.db.transaction(schoolId, async () => {
      if (await this.runs.claim('prep-list', dueMs, schoolId)) await this.deliver.messages(rules, await this.messages(rules, known, nowMs));
    });
  }

  private async messages(rules: Rules, known: Known, nowMs: number): Promise<Message[]> {
    const { schoolId, timeZone } = rules;
    const date = dateAt(nowMs, timeZone);
    const tasks = await this.db.query(OPEN_TASKS, [schoolId, date, addDays(date, -LEFT_DAYS), instant(nowMs)]);
    const prepared = tasks.flatMap(({ kind, requisition_id: id }) => (kind === 'prepare' && id !== null ? [id] : []));
    const solutions = prepared.length === 0 ? [] : await this.db.query(SOLUTIONS, [schoolId, prepared]);
    const waiting = await this.db.query(WAITING, [schoolId, instant(nowMs), instant(nowMs - DAY_MS)]);
    const over = await this.db.query(OVER, [schoolId, instant(nowMs)]);
    const people = await peopleOf(this.db, schoolId, []);
    const technicians = people.filter(({ rights }) => may(rights, 'task.hearOfDay'));
    return technicians.map((person) => {
      const isOwn = (departmentId: string) => may(person.rights, 'requisition.hearAsTechnician', { departmentId });
      const facts = prepListFacts({
        date,
        timeZone,
        tasks: tasks.filter((task) => isOwn(task.department_id) && (task.assignee_id === null || task.assignee_id === person.id)),
        solutions,
        known,
        waiting: waiting.filter((row) => isOwn(row.department_id)).reduce((sum, row) => sum + row.waiting, 0),
        toClose: over.filter((row) => isOwn(row.department_id)).reduce((sum, row) => sum + row.over, 0),
      });
      const { subject, text } = words.prepList.mail(facts);
      return {
        personId: person.id,
        event: 'prep.list',
        eventKey: `prep-list:${date}`,
        subject,
        text,
        link: '/today',
        mailTo: mailTo(person),
        lessonStartMs: null,
      };
    });
  }
}
