import type { CalendarBody } from '@app/shared';
import { importFile } from '../../src/testing/import-file.js';
import { type Answer, AUTUMN_2026, type Client, type TestApp, TestSchool } from '../../src/testing/index.js';
import type { Sender, Servers } from './servers.js';

/** A row of the timetable as the file says it. */
export interface Row {
  day: string;
  period: string;
  group: string;
  pupils: number;
  department: string;
  teacher: string;
  room: string;
}

/** The instant at which the clocks of all histories stand: a Wednesday, before most lessons that are asked for. */
export const NOW = '2026-11-18T09:00:00Z';
/** The lessons that are asked for lie between these dates. */
export const FROM = '2026-11-19';
export const TO = '2026-12-04';
export const OWNED = 10;

export const TEACHERS = ['holt', 'bram', 'kerr'];
const TIMETABLE: readonly Row[] = [
  { day: 'Mon', period: 'P1', group: '10P', pupils: 24, department: 'Science', teacher: 'HOLT', room: 'North 1' },
  { day: 'Mon', period: 'P1', group: '9R', pupils: 30, department: 'Science', teacher: 'KERR', room: 'North 3' },
  { day: 'Mon', period: 'P3', group: '10Q', pupils: 22, department: 'Science', teacher: 'BRAM', room: 'South 2' },
  { day: 'Tue', period: 'P2', group: '10P', pupils: 24, department: 'Science', teacher: 'HOLT', room: 'North 1' },
  { day: 'Tue', period: 'P2', group: '10Q', pupils: 22, department: 'Science', teacher: 'BRAM', room: 'South 2' },
  { day: 'Thu', period: 'P4', group: '9R', pupils: 30, department: 'Science', teacher: 'KERR', room: 'North 3' },
  { day: 'Thu', period: 'P4', group: '8F', pupils: 26, department: 'Food', teacher: 'BRAM', room: 'Kitchen' },
  { day: 'Fri', period: 'P5', group: '10P', pupils: 24, department: 'Science', teacher: 'HOLT', room: 'North 1' },
];
const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';

/** One school and what the world has done to it. */
export class World {
  rows: Row[] = structuredClone(TIMETABLE) as Row[];
  calendar: CalendarBody = structuredClone(AUTUMN_2026);
  absences: string[] = [];
  requisitions: string[] = [];
  apparatus: string[] = [];
  /** What was answered with a fault of the server. */
  readonly faults: string[] = [];
  private turn = 0;

  private constructor(
    readonly servers: Servers,
    readonly school: TestSchool,
  ) {}

  /** Makes a school with a timetable, three teachers and two kinds of apparatus. */
  static async make(servers: Servers): Promise<World> {
    const school = await TestSchool.make(servers.kit);
    for (const teacher of TEACHERS) {
      await school.person(teacher, ['teacher']);
      await school.signIn(teacher);
    }
    const world = new World(servers, school);
    await world.import();
    for (const turnaroundMinutes of [0, 30]) {
      const body = { name: `Kit ${turnaroundMinutes}`, owned: OWNED, turnaroundMinutes };
      const made = await world.as('technician').post<{ id: string }>('/apparatus', body);
      world.apparatus.push(made.body.id);
    }
    await world.settle();
    return world;
  }

  get kit(): TestApp {
    return this.servers.kit;
  }

  /** Signs somebody in at one of the servers, each in turn. */
  as(person: string): Sender {
    return this.servers.at(this.turn++, this.school, person);
  }

  /** Remembers an answer that no person should ever get. */
  note<Body>(what: string, answer: Answer<Body>): Answer<Body> {
    if (answer.status >= 500) this.faults.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Brings the timetable in as it is now. */
  async import(): Promise<void> {
    const lines = this.rows.map(({ day, period, group, pupils, department, teacher, room }) =>
      ['', day, period, group, group.match(/\d+/)?.[0], pupils, department, department, teacher, room].join(','),
    );
    this.note('import', await importFile(this.as('admin') as Client, [HEADER, ...lines].join('\n')));
  }

  /** Writes the calendar as it is now. */
  async writeCalendar(): Promise<void> {
    this.note('calendar', await this.as('admin').put('/calendar', this.calendar));
  }

  /** Waits until what waits is done. */
  settle(): Promise<void> {
    return this.servers.settled(this.school);
  }
}
