import type { INestApplicationContext } from '@nestjs/common';
import { isoInstant } from '@app/shared';
import { notices } from '../../../migrations/seeds/oakfield/besides/notices.js';
import { duties, checks } from '../../../migrations/seeds/oakfield/besides/upkeep.js';
import { broken, club, kit, source } from '../../../migrations/seeds/oakfield/besides/wishes.js';
import { nearestTeachingFocus } from '../../../migrations/seeds/oakfield/calendar.js';
import { addDays, type IsoDate } from '../../../migrations/seeds/oakfield/dates.js';
import { scienceTeachers } from '../../../migrations/seeds/oakfield/people.js';
import { rooms } from '../../../migrations/seeds/oakfield/school.js';
import { ApparatusService, Breakages, Uses } from '../apparatus/index.js';
import { ChangeLesson, RoomClosures, SchoolRules } from '../calendar/index.js';
import { ChecksService } from '../checks/index.js';
import type { Principal } from '../core/access/index.js';
import { Clock } from '../core/clock/index.js';
import { Database } from '../core/database/index.js';
import { DutiesService } from '../duties/index.js';
import { NoticesService } from '../notices/index.js';
import { OccasionsService } from '../occasions/index.js';
import { APPARATUS_BY_NAME } from '../practicals/index.js';
import type { AskBesides } from './ask-besides.js';
import type { DemoLesson } from './demo-lessons.js';
import { principalOf } from './demo-principal.js';
import type { DemoSchool } from './load-school.js';

const TECHNICIAN = 'SOK';
const HEAD = 'HMA';
const HOURS_36_MS = 36 * 3_600_000;

/** Does what people of the demo school do beside asking for lessons: duties and checks, a breakage, a club, lessons in other rooms. */
export class ShowOakfield {
  private readonly db: Database;

  constructor(
    private readonly app: INestApplicationContext,
    private readonly school: DemoSchool,
    private readonly asking: AskBesides,
  ) {
    this.db = app.get(Database);
  }

  /** The clock must stand at now. */
  async upkeep(today: IsoDate): Promise<void> {
    const { schoolId, departmentIds, people } = this.school;
    const technician = principalOf(this.school, TECHNICIAN);
    const things = new Map((await this.db.query(APPARATUS_BY_NAME, [schoolId])).map(({ name, id }) => [name, id]));
    const idOf = (name: string) => things.get(name.toLowerCase()) ?? '';
    const dutiesOf = this.get(DutiesService);
    for (const { department, assignee, ...duty } of duties) {
      const assigneeId = assignee === undefined ? null : (people.get(assignee)?.personId ?? null);
      await dutiesOf.add(technician, { ...duty, departmentId: departmentIds.get(department) ?? '', assigneeId });
    }
    for (const { apparatus, dueInDays, ...check } of checks) {
      const apparatusId = apparatus === undefined ? null : idOf(apparatus);
      await this.get(ChecksService).add(technician, { ...check, apparatusId, due: addDays(today, dueInDays) });
    }
    for (const { apparatus, ...said } of broken) await this.get(Breakages).report(technician, idOf(apparatus), said);
    const parts = kit.parts.map(({ apparatus, quantity }) => ({ apparatusId: idOf(apparatus), quantity }));
    await this.get(ApparatusService).add(technician, { ...kit, owned: 0, parts });
    await this.source(technician);
    await this.notices();
  }

  /** What is to be read, who has read it, and an idea with its answer. */
  private async notices(): Promise<void> {
    const telling = this.get(NoticesService);
    for (const { kind, title, text, by, department, readBy, answer } of notices) {
      const departmentId = department === undefined ? null : (this.school.departmentIds.get(department) ?? null);
      const { id } = await telling.add(principalOf(this.school, by), { kind, title, text, departmentId });
      for (const reader of readBy) await telling.read(principalOf(this.school, reader), id);
      if (answer) await telling.answer(principalOf(this.school, answer.by), id, answer.text);
    }
  }

  /** A radioactive source with its log of use. */
  private async source(technician: Principal): Promise<void> {
    const { uses, mayUse, ...thing } = source;
    const people = mayUse.map((code) => principalOf(this.school, code).personId);
    const { id } = await this.get(ApparatusService).add(technician, {
      ...{ ...thing, owned: 1, labelled: true, useLog: true, mayUse: people },
    });
    const now = this.get(Clock).nowMs();
    for (const { code, hoursAgo, minutes, note } of uses) {
      const outMs = now - hoursAgo * 3_600_000;
      const [out, back] = [isoInstant(outMs), isoInstant(outMs + minutes * 60_000)];
      await this.get(Uses).add(principalOf(this.school, code), id, { out, back, note });
    }
  }

  /** Adds the club, and asks for what it does at its next meetings. */
  async club(nowMs: number, today: IsoDate, practicalIds: ReadonlyMap<string, string>): Promise<void> {
    const { title, teacher, room, start, end, pupils, meetings, weekday } = club;
    const date = addDays(nearestTeachingFocus(today).thisWeek, weekday - 1);
    const { lessonIds } = await this.get(OccasionsService).add(principalOf(this.school, teacher), {
      ...{ title, kind: 'club', date, start, end, pupils, skipNonTeaching: true, rrule: `FREQ=WEEKLY;COUNT=${meetings}` },
      departmentId: this.school.departmentIds.get('Science') ?? '',
      roomId: this.school.roomIds.get(room) ?? null,
    });
    const rulesVersion = await this.version();
    const coming = lessonIds.filter((id) => id.slice(-10) > today);
    for (const [place, practical] of club.practicals.entries()) {
      const id = coming[place];
      const practicalId = practicalIds.get(practical);
      if (id === undefined || practicalId === undefined) continue;
      await this.asking.ask(meeting(id), { practicalId, notes: 'For the club, after school.' }, nowMs, rulesVersion);
    }
  }

  /** One lesson is covered, one is in another room, and a room is closed for a day. The clock must stand at now. */
  async changes(nowMs: number, today: IsoDate, lessons: readonly DemoLesson[]): Promise<void> {
    const coming = lessons.filter(({ startMs, department }) => startMs > nowMs + HOURS_36_MS && department === 'Science');
    const head = principalOf(this.school, HEAD, await this.version());
    const changing = this.get(ChangeLesson);
    const at = (lesson: DemoLesson) => lessons.filter(({ startMs, endMs }) => startMs < lesson.endMs && endMs > lesson.startMs);
    const covered = coming.find(({ teacherCode }) => teacherCode === 'TOB');
    const free = covered && scienceTeachers.find(({ code }) => !at(covered).some(({ teacherCode }) => teacherCode === code));
    if (covered && free)
      await changing.change(head, covered.id, {
        ...{ kind: 'cover', teacherId: this.school.people.get(free.code)?.personId ?? '', note: 'Tom is at a training day.' },
      });
    const moved = coming.find(({ teacherCode, id }) => teacherCode === 'JWI' && id !== covered?.id);
    const room = moved && rooms.find(({ code, department }) => department === 'Science' && !at(moved).some((one) => one.room === code));
    if (moved && room)
      await changing.change(head, moved.id, {
        ...{ kind: 'room', roomId: this.school.roomIds.get(room.code) ?? null, note: 'The projector of Lab 8 is being mended.' },
      });
    const { to } = nearestTeachingFocus(today);
    const closedOn = coming.filter((one) => one.room === 'Lab 1' && one.date <= to).at(-1)?.date;
    if (closedOn)
      await this.get(RoomClosures).close(head, this.school.roomIds.get('Lab 1') ?? '', {
        ...{ from: closedOn, to: closedOn, note: 'The gas taps are tested.' },
      });
  }

  /** The number of the school's rules as this transaction has written them. */
  private async version(): Promise<number> {
    return (await this.get(SchoolRules).asWritten(this.school.schoolId)).version;
  }

  private get<Thing>(kind: new (...needs: never[]) => Thing): Thing {
    return this.app.get<Thing>(kind, { strict: false });
  }
}

/** A meeting of the club as it is asked for. */
function meeting(id: string): DemoLesson {
  const { teacher: teacherCode, room, start: period, pupils, title: subject } = club;
  const date = id.slice(-10);
  return { id, date, period, teacherCode, room, pupils, subject, groupCode: '', year: 0, department: 'Science', startMs: 0, endMs: 0 };
}
