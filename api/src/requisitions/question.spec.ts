import type { Lesson, NotificationList, PrepList, Requisition, RequisitionSummary, Undone } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { type Answer, type Client, FULL_DAY, startTestApp, TestSchool, type TestApp } from '../testing/index.js';

describe('the question about a request', () => {
  let kit: TestApp;
  let school: TestSchool;
  let teacher: Client;
  let technician: Client;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    await school.person('colleague', ['technician'], FULL_DAY);
    await school.signIn('colleague');
    [teacher, technician] = [school.client('teacher'), school.client('technician')];
  });
  afterAll(() => kit.stop());

  const ask = async () => {
    const lessonId = `${await school.entry({ cycleDay: 'Thu', period: 'P3' })}_2026-11-26`;
    const sent = { lessonId, title: 'Springs', lines: [{ name: 'Spring', perSet: 1 }], status: 'submitted', lateReason: 'forgot' };
    return (await teacher.post<Requisition>('/requisitions', sent)).body;
  };
  const step = async (client: Client, { id, version }: Requisition, to: string, note?: string) =>
    (await client.post<Requisition>(`/requisitions/${id}/transitions`, { to, version, ...(note !== undefined && { note }) })).body;

  /** What every answer says of it: the request, the list, the teacher's lessons, the technicians' Today. */
  const everywhere = async ({ id, lesson }: Requisition) => {
    const { body: one } = await teacher.get<Requisition>(`/requisitions/${id}`);
    const { body: list } = await teacher.get<{ items: RequisitionSummary[] }>('/requisitions?from=2026-11-26&to=2026-11-26');
    const { body: lessons } = await teacher.get<{ items: Lesson[] }>('/lessons?from=2026-11-26&to=2026-11-26');
    const { body: today } = await technician.get<PrepList>('/prep-list?date=2026-11-18');
    return [
      one.question,
      list.items.find((row) => row.id === id)?.question,
      lessons.items.find((row) => row.id === lesson.id)?.requisitions.find((row) => row.id === id)?.question,
      today.waiting.find((row) => row.id === id)?.question ?? null,
    ];
  };

  it('stands with its words, who asked and when wherever the request is told of, until it is answered', async () => {
    const asked = await ask();
    expect(await everywhere(asked)).toEqual([null, null, null, null]);
    const queried = await step(technician, asked, 'queried', 'Which springs: 2 N or 10 N?');
    const question = {
      text: 'Which springs: 2 N or 10 N?',
      at: '2026-11-18T09:00:00Z',
      by: expect.objectContaining({ name: 'technician' }),
    };
    expect(queried.question).toEqual(question);
    expect(await everywhere(asked)).toEqual([question, question, question, question]);
    const { status, question: after } = await step(teacher, queried, 'submitted', 'The 10 N ones');
    expect([status, after]).toEqual(['submitted', null]);
    expect(await everywhere(asked)).toEqual([null, null, null, null]);
  });

  it('and its answer are the thread, once each, and the answer is told to who asked with its words', async () => {
    const queried = await step(technician, await ask(), 'queried', ' Which oil? ');
    const { id, messages } = await step(teacher, queried, 'submitted', 'Olive oil');
    expect(messages?.map(({ text, by }) => [by.name, text])).toEqual([
      ['technician', 'Which oil?'],
      ['teacher', 'Olive oil'],
    ]);
    const { body: today } = await technician.get<PrepList>('/prep-list?date=2026-11-18');
    expect(today.waiting.find((row) => row.id === id)?.lastMessage).toBe('Olive oil');
    await kit.app.get(Worker).run('notify');
    const { body: told } = await technician.get<NotificationList>('/notifications');
    expect(told.items.some(({ text }) => text.includes('Olive oil'))).toBe(true);
  });

  describe('that was taken back', () => {
    const move = (client: Client, { id, version }: Requisition, to: string, note: string) =>
      client.post<Requisition>(`/requisitions/${id}/transitions`, { to, version, note });
    const undo = (client: Client, answer: Answer) => client.post<Undone>('/undo', { token: answer.headers['undo-token'] });
    const read = async ({ id }: Requisition) => (await teacher.get<Requisition>(`/requisitions/${id}`)).body;
    const said = async (asked: Requisition) => (await read(asked)).messages?.map(({ text }) => text);

    it('is no part of the thread, and neither is an answer that was; what was written meanwhile is', async () => {
      const asked = await ask();
      const queried = await move(technician, asked, 'queried', 'Which springs?');
      const answered = await move(teacher, queried.body, 'submitted', 'The 10 N ones');
      await technician.post(`/requisitions/${asked.id}/messages`, { text: 'Thank you' });
      expect(await said(asked)).toEqual(['Which springs?', 'The 10 N ones', 'Thank you']);
      expect((await undo(teacher, answered)).status).toBe(200);
      expect(await said(asked)).toEqual(['Which springs?', 'Thank you']);
      expect((await undo(technician, queried)).status).toBe(200);
      expect(await said(asked)).toEqual(['Thank you']);
    });

    it('is not the one that is open again when the answer to the one before is taken back', async () => {
      const asked = await ask();
      const first = await step(technician, asked, 'queried', 'Which springs?');
      const answered = await move(teacher, first, 'submitted', 'The 10 N ones');
      const second = await move(school.client('colleague'), answered.body, 'queried', 'And which masses?');
      await undo(school.client('colleague'), second);
      expect((await undo(teacher, answered)).status).toBe(200);
      expect((await read(asked)).question).toEqual(first.question);
      expect(await everywhere(asked)).toEqual([first.question, first.question, first.question, first.question]);
      // and its answer goes to who asked that one
      await step(teacher, await read(asked), 'submitted', 'The red ones');
      await kit.app.get(Worker).run('notify');
      const told = async (client: Client) =>
        (await client.get<NotificationList>('/notifications')).body.items.filter(({ text }) => text.includes('The red ones')).length;
      expect([await told(technician), await told(school.client('colleague'))]).toEqual([1, 0]);
    });
  });

  it('asked without words is a question all the same, and blanks are no message', async () => {
    const queried = await step(technician, await ask(), 'queried', '  ');
    expect(queried.question?.text.trim()).toBe('');
    expect((await step(teacher, queried, 'submitted')).messages).toEqual([]);
  });
});
