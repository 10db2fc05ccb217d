import type { Notice, Problem } from '@app/shared';
import { Worker } from '../core/jobs/index.js';
import { startTestApp, TestSchool, type TestApp } from '../testing/index.js';

interface Page {
  items: Notice[];
  nextCursor?: string;
  total?: number;
}

describe('notices', () => {
  let kit: TestApp;
  let school: TestSchool;
  let artId: string;

  beforeAll(async () => {
    kit = await startTestApp('2026-11-18T09:00:00Z');
    school = await TestSchool.make(kit);
    artId = await school.department('Art');
    await school.person('artist', ['teacher'], null, artId);
    await school.signIn('artist');
  });
  afterAll(() => kit.stop());

  const SAFETY = { kind: 'safety', title: 'Fume cupboard 2', text: 'Out of use until it was looked at' };
  const post = (who: string, body: object) => school.client(who).post<Notice & Problem>('/notices', body);
  const list = async (who: string, asked = '') => {
    const answer = await school.client(who).get<Page>(`/notices${asked}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const messagesOf = async (who: string) => {
    for (let run = 0; run < 3; run++) await kit.app.get(Worker).run('notice-news');
    const { body } = await school.client(who).get<{ items: { subject: string; text: string; link: string }[] }>('/notifications?limit=200');
    return body.items.filter(({ link }) => link === '/notices');
  };

  it('is put up by a technician, read by each, and heads see who has read it and who has not', async () => {
    const { status, body } = await post('technician', SAFETY);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'safety',
      mustRead: true,
      read: true,
      department: null,
      answer: null,
      at: '2026-11-18T09:00:00Z',
    });
    expect(body).not.toHaveProperty('readBy');
    expect((await list('teacher', '?unread=true')).items).toMatchObject([{ id: body.id, read: false }]);
    const read = await school.client('teacher').post<Notice>(`/notices/${body.id}/read`, {});
    expect(read).toMatchObject({ status: 200, body: { read: true } });
    expect((await school.client('teacher').post(`/notices/${body.id}/read`, {})).status).toBe(200);
    expect((await list('teacher', '?unread=true')).items).toEqual([]);
    for (const leads of ['head', 'admin']) {
      const [seen] = (await list(leads)).items;
      expect(seen?.readBy).toEqual([{ id: school.personId('teacher'), name: expect.any(String) }]);
      const missing = seen?.notRead?.map(({ id }) => id) ?? [];
      expect(missing).toEqual(expect.arrayContaining([school.personId('head'), school.personId('artist')]));
      expect(missing).not.toContain(school.personId('technician'));
    }
    for (const others of ['teacher', 'technician']) expect((await list(others)).items[0]).not.toHaveProperty('notRead');
  });

  it('is told to those it is for, once, and not to who put it up', async () => {
    const { body } = await post('technician', { ...SAFETY, title: 'Broken glass', departmentId: artId });
    const told = async (who: string) => (await messagesOf(who)).filter(({ subject }) => subject === 'Safety notice: Broken glass');
    expect(await told('artist')).toMatchObject([{ text: expect.stringContaining('Please say under Notices that you have read it') }]);
    expect(await told('artist')).toHaveLength(1);
    for (const others of ['teacher', 'technician']) expect(await told(others)).toEqual([]);
    const ids = async (who: string) => (await list(who)).items.map(({ id }) => id);
    expect(await ids('artist')).toContain(body.id);
    expect(await ids('technician')).toContain(body.id);
    expect(await ids('teacher')).not.toContain(body.id);
    expect((await school.client('teacher').post(`/notices/${body.id}/read`, {})).status).toBe(404);
  });

  it('tells nobody of an update, and of an idea whoever had it once it is answered', async () => {
    await post('technician', { kind: 'update', title: 'Meeting on Monday', text: 'Bring lists' });
    const { body } = await post('teacher', { kind: 'idea', title: 'Labels', text: 'One colour for each lab' });
    expect(body).toMatchObject({ mustRead: false });
    const answer = await school.client('head').post<Notice>(`/notices/${body.id}/answer`, { text: 'We try it in January' });
    expect(answer).toMatchObject({ status: 200, body: { answer: { text: 'We try it in January', at: '2026-11-18T09:00:00Z' } } });
    const subjects = (await messagesOf('teacher')).map(({ subject }) => subject);
    expect(subjects).toContain('Your idea was answered: Labels');
    expect(subjects.filter((subject) => subject.includes('Meeting on Monday'))).toEqual([]);
    expect((await list('teacher', '?kind=idea')).items).toMatchObject([{ id: body.id, answer: { text: 'We try it in January' } }]);
  });

  it('is taken down by whoever put it up or leads, and undone', async () => {
    const { body } = await post('teacher', { kind: 'idea', title: 'Trolleys', text: 'Two of them' });
    expect((await school.client('artist').delete<Problem>(`/notices/${body.id}`)).body.code).toBe('NOT_ALLOWED');
    const gone = await school.client('teacher').delete(`/notices/${body.id}`);
    expect(gone.status).toBe(204);
    expect((await school.client('teacher').delete(`/notices/${body.id}`)).status).toBe(404);
    expect((await school.client('teacher').post('/undo', { token: String(gone.headers['undo-token']) })).status).toBe(200);
    expect((await list('teacher')).items.map(({ id }) => id)).toContain(body.id);
    expect((await school.client('head').delete(`/notices/${body.id}`)).status).toBe(204);
  });

  it('that is taken back within its minute is told to nobody', async () => {
    const posted = await post('technician', { ...SAFETY, title: 'Wrong room' });
    expect(await messagesOf('teacher')).toMatchObject([
      { subject: 'Safety notice: Wrong room' },
      ...Array<object>((await messagesOf('teacher')).length - 1).fill({}),
    ]);
    await school.client('technician').post('/undo', { token: String(posted.headers['undo-token']) });
    const subjects = (await messagesOf('teacher')).map(({ subject }) => subject);
    expect(subjects).not.toContain('Safety notice: Wrong room');
    expect((await list('teacher')).items.map(({ id }) => id)).not.toContain(posted.body.id);
  });

  it('is listed in pages, the newest first', async () => {
    const all = await list('admin');
    expect(all.items.length).toBeGreaterThan(3);
    expect(all.total).toBe(all.items.length);
    const first = await list('admin', '?limit=2');
    const rest = await list('admin', `?limit=200&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
  });

  it('is an idea alone where a teacher puts it up, and an idea alone is answered, by who leads', async () => {
    expect(await post('teacher', SAFETY)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } });
    const { body } = await post('technician', SAFETY);
    const refused = await school.client('head').post<Problem>(`/notices/${body.id}/answer`, { text: 'No' });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'text' }] } });
    expect((await school.client('technician').post(`/notices/${body.id}/answer`, { text: 'No' })).status).toBe(403);
  });

  it('is another school’s nobody’s', async () => {
    const other = await TestSchool.make(kit);
    const { body } = await post('technician', SAFETY);
    expect((await other.client('head').post(`/notices/${body.id}/answer`, { text: 'x' })).status).toBe(404);
    expect((await other.client('head').post(`/notices/${body.id}/read`, {})).status).toBe(404);
    expect((await other.client('head').delete(`/notices/${body.id}`)).status).toBe(404);
    expect((await other.client('head').post<Problem>('/notices', { ...SAFETY, departmentId: artId })).status).toBe(422);
    const { body: others } = await other.client('head').get<Page>('/notices');
    expect(others.items).toEqual([]);
  });

  it.each([
    ['kind', { ...SAFETY, kind: 'rumour' }],
    ['title', { ...SAFETY, title: ' ' }],
    ['title', { ...SAFETY, title: 'x'.repeat(121) }],
    ['text', { ...SAFETY, text: '' }],
    ['text', { ...SAFETY, text: 'x'.repeat(4_001) }],
    ['mustRead', { ...SAFETY, mustRead: 'yes' }],
    ['departmentId', { ...SAFETY, departmentId: 'science' }],
    ['until', { ...SAFETY, until: '2026-12-01' }],
  ])('refuses a wrong %s and keeps nothing', async (field, body) => {
    const before = (await list('admin')).total;
    expect(await post('technician', body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect((await list('admin')).total).toBe(before);
  });

  it.each(['?kind=rumour', '?unread=1', '?cursor=x', '?limit=0'])('refuses a list of %s', async (asked) => {
    expect((await school.client('teacher').get(`/notices${asked}`)).status).toBe(422);
  });
});
