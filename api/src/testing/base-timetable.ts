import type { CalendarBody, PrepList, Requisition } from '@app/shared';
import { importFile } from './import-file.js';
import { type Answer, startTestApp, type TestApp } from './test-app.js';
import { TestSchool } from './test-school.js';

/** The calendar of the cases from the field: two terms, weeks A and B, five periods a day. */
export const FIELD_CALENDAR: CalendarBody = {
  terms: [
    { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
  ],
  closures: [
    { from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' },
    { from: '2026-11-02', to: '2026-11-02', kind: 'inset', name: 'INSET' },
  ],
  periods: [
    { name: 'P1', start: '08:50', end: '09:50' },
    { name: 'P2', start: '09:50', end: '10:50' },
    { name: 'P3', start: '11:10', end: '12:10' },
    { name: 'P4', start: '12:10', end: '13:10' },
    { name: 'P5', start: '14:00', end: '15:00' },
  ],
  cycle: { kind: 'weeks', labels: ['A', 'B'] },
};

const HEADER = 'week,day,period,group,year,pupils,subject,department,teacher,room';
/** The rows of the cases' timetable: three classes on Monday, and one of them again on Wednesday. */
export const BASE_ROWS = [
  ',Mon,P3,10P,10,24,Science,Science,HOLT,North 1',
  ',Mon,P4,10Q,10,22,Science,Science,BRAM,South 2',
  ',Mon,P3,9R,9,30,Science,Science,KERR,North 3',
  ',Wed,P5,10P,10,24,Science,Science,HOLT,North 1',
];

/** A school at work with the cases' calendar and timetable, in which a technician asks for everybody. */
export class FieldSchool {
  private constructor(
    readonly kit: TestApp,
    readonly school: TestSchool,
  ) {}

  /** Starts a server with the school, on Wednesday 18 November 2026 at nine unless another instant is given. */
  static async start(now = '2026-11-18T09:00:00Z', rows: readonly string[] = BASE_ROWS): Promise<FieldSchool> {
    const kit = await startTestApp(now);
    return FieldSchool.on(kit, rows);
  }

  /** Makes one more school of the kind on a server. */
  static async on(kit: TestApp, rows: readonly string[] = BASE_ROWS): Promise<FieldSchool> {
    const field = new FieldSchool(kit, await TestSchool.make(kit, { calendar: FIELD_CALENDAR }));
    await field.import(rows);
    return field;
  }

  get technician() {
    return this.school.client('technician');
  }

  get admin() {
    return this.school.client('admin');
  }

  /** Imports a timetable of these rows. */
  import(rows: readonly string[], fields: Record<string, string> = {}) {
    return importFile(this.admin, [HEADER, ...rows, ''].join('\n'), fields);
  }

  /** Adds apparatus of which so many are owned; answers its id. */
  async apparatus(owned: number, more: object = {}): Promise<string> {
    const { body } = await this.technician.post<{ id: string }>('/apparatus', { name: `Kit ${crypto.randomUUID()}`, owned, ...more });
    return body.id;
  }

  /** Changes an apparatus as it is now. */
  async change(apparatusId: string, change: object) {
    const all = await this.admin.get<{ items: { id: string; version: number }[] }>('/apparatus?limit=200');
    const version = all.body.items.find(({ id }) => id === apparatusId)?.version;
    return this.technician.put<{ nowShort: { requisitionId: string; short: number }[] }>(`/apparatus/${apparatusId}`, {
      version,
      ...change,
    });
  }

  /** The id of the lesson of a group on a date, by its period where it has several. */
  async lesson(group: string, date: string, period: string | null = null): Promise<string> {
    const [row] = await this.query<{ id: string }>(
      `SELECT e.id FROM timetable_entry e JOIN teaching_group g ON g.school_id = $1 AND g.id = e.group_id
       WHERE e.school_id = $1 AND g.code = $2 AND ($3::text IS NULL OR e.period = $3) AND e.valid_to IS NULL
         AND e.cycle_day LIKE '%' || to_char($4::date, 'Dy')`,
      [group, period, date],
    );
    return `${row?.id ?? ''}_${date}`;
  }

  /** Asks at the lesson of a group on a date. */
  async ask(group: string, date: string, body: object = {}, period: string | null = null): Promise<Answer<Requisition>> {
    const lessonId = await this.lesson(group, date, period);
    const lines = [{ name: 'Wire', perClass: 1 }];
    return this.technician.post<Requisition>('/requisitions', { lessonId, status: 'submitted', title: 'Energy', lines, ...body });
  }

  /** Asks for so many of an apparatus. */
  askFor(group: string, date: string, apparatusId: string, quantity: number, more: object = {}): Promise<Answer<Requisition>> {
    return this.ask(group, date, { lines: [{ apparatusId, perClass: quantity }], lateReason: 'forgot', ...more });
  }

  /** Changes the calendar. */
  calendar(change: Partial<CalendarBody>) {
    return this.admin.put('/calendar', { ...FIELD_CALENDAR, ...change });
  }

  /** A requisition as it is now. */
  async now({ id }: { id: string }): Promise<Requisition> {
    return (await this.technician.get<Requisition>(`/requisitions/${id}`)).body;
  }

  /** The prep list of a date. */
  async prepList(date: string): Promise<PrepList> {
    return (await this.technician.get<PrepList>(`/prep-list?date=${date}`)).body;
  }

  /** Why a requisition is on the list to settle. */
  async settle({ id }: { id: string }): Promise<string[]> {
    return (
      await this.query<{ why: string }>('SELECT why FROM settle WHERE school_id = $1 AND requisition_id = $2 ORDER BY why', [id])
    ).map(({ why }) => why);
  }

  /** Rows of the school; $1 is its id. */
  query<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.kit.db.read<Row>(this.school.id, text, [this.school.id, ...values]);
  }

  stop(): Promise<void> {
    return this.kit.stop();
  }
}
