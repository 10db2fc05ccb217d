import type { Requisition, TaskChange, ChangedTask, Undone } from '@app/shared';
import { type Answer, type TestApp, TestSchool } from './index.js';
import { storedOf } from './stored-request.js';

/** A school with ten balances, two teachers and two technicians, some of whose lessons are in two weeks and overlap. */
export class UndoSchool {
  balances = '';
  /** Lessons by what they are to the first: `own`, at the same time of a `colleague`, `later` of the same class. */
  lessons = { own: '', colleague: '', later: '' };

  private constructor(
    readonly kit: TestApp,
    readonly school: TestSchool,
  ) {}

  static async make(kit: TestApp): Promise<UndoSchool> {
    const school = await TestSchool.make(kit);
    const made = new UndoSchool(kit, school);
    await school.person('other technician', ['technician']);
    await school.signIn('other technician');
    await school.person('colleague', ['teacher']);
    await school.signIn('colleague');
    made.balances = await made.own('Balance', 10);
    const group = '10A';
    made.lessons = {
      own: `${await school.entry({ cycleDay: 'Tue', period: 'P3', group })}_2026-11-24`,
      colleague: `${await school.entry({ cycleDay: 'Tue', period: 'P3', teacher: 'colleague' })}_2026-11-24`,
      later: `${await school.entry({ cycleDay: 'Wed', period: 'P3', group })}_2026-11-25`,
    };
    return made;
  }

  /** Sets the time, by which everybody has signed in. */
  async at(instant: string): Promise<void> {
    this.kit.clock.set(instant);
    for (const key of this.school.people.keys()) await this.school.signIn(key);
  }

  async own(name: string, owned: number): Promise<string> {
    const body = { name, owned, location: 'Prep room' };
    return (await this.school.client('technician').post<{ id: string }>('/apparatus', body)).body.id;
  }

  /** Asks for so many balances, and answers what the server answered. */
  asking(quantity: number, more: object = {}, who = 'teacher'): Promise<Answer<Requisition>> {
    return this.school.client(who).post<Requisition>('/requisitions', {
      lessonId: this.lessons[who === 'colleague' ? 'colleague' : 'own'],
      title: 'Weighing',
      lines: [{ apparatusId: this.balances, perClass: quantity }],
      status: 'submitted',
      ...more,
    });
  }

  async ask(quantity: number, more: object = {}, who = 'teacher'): Promise<Requisition> {
    const { status, body } = await this.asking(quantity, more, who);
    if (status !== 201) throw new Error(`Not asked: ${String(body.detail)}`);
    return body;
  }

  step({ id, version }: Requisition, to: string, more: object = {}, who = 'technician'): Promise<Answer<Requisition>> {
    return this.school.client(who).post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...more });
  }

  put({ id, version }: Requisition, change: object, who = 'teacher'): Promise<Answer<Requisition>> {
    return this.school.client(who).put<Requisition>(`/requisitions/${id}`, { version, ...change });
  }

  async tick(id: string, kind: string, change: Partial<TaskChange>, who = 'technician'): Promise<Answer<ChangedTask>> {
    const task = (await this.read(id)).tasks.find((one) => one.kind === kind);
    return this.school.client(who).patch<ChangedTask>(`/tasks/${task?.id}`, { version: task?.version, ...change });
  }

  async read(id: string, who = 'technician'): Promise<Requisition> {
    return (await this.school.client(who).get<Requisition>(`/requisitions/${id}`)).body;
  }

  undo(answer: Answer, who: string, of = this.school): Promise<Answer<Undone>> {
    return of.client(who).post<Undone>('/undo', { token: answer.headers['undo-token'] });
  }

  stored(id: string): Promise<Record<string, unknown>> {
    return storedOf(this.kit, this.school, id);
  }
}
