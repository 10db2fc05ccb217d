import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, dateAt, may, prepListDueMs } from '@app/shared';
import type { Rules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { type Consumer, DAY_MS, JobRuns, type Work, Worker } from '../core/jobs/index.js';
import { words } from '../core/words.js';
import { Deliver, type Message } from './deliver.js';
import { JobRules } from './job-rules.js';
import { nextMorningMs } from './next-morning.js';
import { mailTo, peopleOf } from './recipients.js';
import { OPEN_TASKS, OVER, WAITING } from './prep-list.statement.js';
import { prepListFacts } from './prep-list-facts.js';

/** What so many days before left open is on the list still. */
const LEFT_DAYS = 28;

/** Sends each technician the day's prep list, at 07:00 of a teaching day on the school's own clock. */
@Injectable()
export class PrepListConsumer implements Consumer, OnModuleInit {
  readonly name = 'prep-list';
  readonly isStanding = true;
  /** The rules are read before anything is written: what a transaction reads that has written is not kept for others. */
  readonly isOutside = true;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: JobRules,
    private readonly worker: Worker,
    private readonly runs: JobRuns,
    private readonly deliver: Deliver,
  ) {}

  onModuleInit(): void {
    this.worker.register(this);
  }

  /** Sends the list that is due, once on all servers, and answers when the next one is. */
  async run({ schoolId }: Work): Promise<number | null> {
    const rules = await this.rules.of(schoolId);
    if (!rules) return null;
    const nowMs = this.clock.nowMs();
    const dueMs = prepListDueMs(rules.calendar, nowMs);
    if (dueMs !== null) await this.send(rules, dueMs, nowMs);
    return nextMorningMs(rules.calendar, nowMs);
  }

  /** The claim and the messages stand or fall together. */
  private send(rules: Rules, dueMs: number, nowMs: number): Promise<void> {
    const { schoolId } = rules;
    return this.db.transaction(schoolId, async () => {
      if (await this.runs.claim('prep-list', dueMs, schoolId)) await this.deliver.messages(rules, await this.prepLists(rules, nowMs));
    });
  }

  private async prepLists(rules: Rules, nowMs: number): Promise<Message[]> {
    const { schoolId, timeZone } = rules;
    const date = dateAt(nowMs, timeZone);
    const tasks = await this.db.query(OPEN_TASKS, [schoolId, date, addDays(date, -LEFT_DAYS), instant(nowMs)]);
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
