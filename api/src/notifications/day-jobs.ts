import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { dateAt, mailAfterMs, prepListDueMs } from '@app/shared';
import { type Rules, SchoolRules } from '../calendar/index.js';
import { Clock, instant } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { JobRuns, SingleFlight, Schools } from '../core/jobs/index.js';
import { MailQueue, type Message } from '../core/mail/index.js';
import { PEOPLE, type Person } from './hearers.js';
import { OPEN_TASKS, type OpenTask, WAITING } from './prep-list.statement.js';
import { prepListWords } from './prep-list-words.js';

const EVERY_MS = 20_000;

/** What is done once a day in each school, at a time on its own clock. */
@Injectable()
export class DayJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('DayJobs');
  private readonly turns = new SingleFlight();

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly rules: SchoolRules,
    private readonly schools: Schools,
    private readonly runs: JobRuns,
    private readonly queue: MailQueue,
  ) {}

  /** Does what is due by the injected clock in every school. One run at a time in a process; each job once on all of them together. */
  @Interval('day-jobs', EVERY_MS)
  run(): Promise<void> {
    return this.turns.run(() => this.schools.each(this.logger, (schoolId) => this.sendPrepLists(schoolId)));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.turns.stop();
  }

  /** At 07:00 of a teaching day each technician gets the day's list. The claim and the messages stand or fall together. */
  private async sendPrepLists(schoolId: string): Promise<void> {
    const [school] = await this.db.read<{ rulesVersion: number }>(schoolId, 'SELECT rules_version AS "rulesVersion" FROM school');
    if (!school) return;
    const rules = await this.rules.of({ schoolId, ...school });
    const nowMs = this.clock.nowMs();
    const dueMs = prepListDueMs(rules.calendar, nowMs);
    if (dueMs === null) return;
    await this.db.transaction(schoolId, async () => {
      if (await this.runs.claim('prep-list', dueMs, schoolId)) await this.queue.put(schoolId, ...(await this.prepLists(rules, nowMs)));
    });
  }

  private async prepLists(rules: Rules, nowMs: number): Promise<Message[]> {
    const { calendar, timeZone } = rules;
    const date = dateAt(nowMs, timeZone);
    const tasks = await this.db.query<OpenTask & Record<string, unknown>>(OPEN_TASKS, [date]);
    const waiting = await this.db.query<{ department_id: string; waiting: number }>(WAITING, [instant(nowMs)]);
    const people = await this.db.query<Person & Record<string, unknown>>(PEOPLE, [[]]);
    const technicians = people.filter((person) => person.roles.includes('technician') && person.department_ids.length > 0);
    return technicians.map((person) => {
      const isOwn = (departmentId: string) => person.department_ids.includes(departmentId);
      const { subject, text } = prepListWords({
        date,
        timeZone,
        tasks: tasks.filter((task) => isOwn(task.department_id) && (task.assignee_id === null || task.assignee_id === person.id)),
        waiting: waiting.filter((row) => isOwn(row.department_id)).reduce((sum, row) => sum + row.waiting, 0),
      });
      return {
        personId: person.id,
        event: 'prep.list',
        eventKey: `prep-list:${date}`,
        subject,
        text,
        link: '/today',
        to: person.email,
        mailAfterMs: mailAfterMs(calendar, nowMs, null),
      };
    });
  }
}
