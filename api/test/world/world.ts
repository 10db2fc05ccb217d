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
/** Days of lessons on which something happens. */
export const DATES = ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24', '2026-11-30', '2026-12-01'];

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
  /** Two counted things, one with a label, a kit that is counted itself and one that is made up of its parts. */
  apparatus: string[] = [];
  occasions: string[] = [];
  /** Lessons of which something was changed, and what takes closures of rooms away. */
  changed: string[] = [];
  closures: string[] = [];
  /** What takes acts back, and whose they were. */
  undos: { by: string; token: string }[] = [];
  /** What was answered with a fault of the server. */
  readonly faults: string[] = [];
  /** How often each step was answered how, by which it is seen that a step does anything. */
  answers = new Map<string, number>();
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
    const own = async (body: object) => {
      const made = await world.as('technician').post<{ id: string }>('/apparatus', body);
      world.apparatus.push(made.body.id);
      return { apparatusId: made.body.id };
    };
    const counted = await own({ name: 'Kit 0', owned: OWNED, turnaroundMinutes: 0 });
    const slow = await own({ name: 'Kit 30', owned: OWNED, turnaroundMinutes: 30 });
    const labelled = await own({ name: 'Balance A', owned: 1, labelled: true });
    await own({ name: 'Tray', owned: 3, parts: [{ ...counted, quantity: 2 }] });
    await own({
      name: 'Trolley',
      owned: 0,
      parts: [
        { ...counted, quantity: 1 },
        { ...slow, quantity: 2 },
        { ...labelled, quantity: 1 },
      ],
    });
    await world.settle();
    return world;
  }

  get kit(): TestApp {
    return this.servers.kit;
  }

  /** Signs somebody in at one of the servers, each in turn; what takes their acts back is remembered. */
  as(person: string): Sender {
    const sender = this.servers.at(this.turn++, this.school, person);
    const kept = async <Body>(answer: Promise<Answer<Body>>) => this.keepToken(person, await answer);
    return {
      get: sender.get,
      post: (path, body, headers) => kept(sender.post(path, body, headers)),
      put: (path, body) => kept(sender.put(path, body)),
      delete: (path) => kept(sender.delete(path)),
    };
  }

  private keepToken<Body>(by: string, answer: Answer<Body>): Answer<Body> {
    const token = answer.headers['undo-token'];
    if (typeof token === 'string') this.undos.push({ by, token });
    return answer;
  }

  /** Remembers an answer that no person should ever get. */
  note<Body>(what: string, answer: Answer<Body>): Answer<Body> {
    const key = `${what} ${answer.status}`;
    this.answers.set(key, (this.answers.get(key) ?? 0) + 1);
    // a server that has too much to do says so, and nothing was changed
    if (answer.status >= 500 && answer.status !== 503) this.faults.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
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
