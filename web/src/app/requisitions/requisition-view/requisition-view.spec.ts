import { HttpTestingController } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Requisition } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { UndoTokens } from '../../core/undo-tokens';
import { Session } from '../../identity/session';
import { lesson, me } from '../../testing/lessons';
import { line, requisition } from '../../testing/requisitions';
import { ChipHarness } from '../../ui/testing/chip.harness';
import { FieldHarness } from '../../ui/testing/field.harness';
import { NoteHarness } from '../../ui/testing/note.harness';
import { ProblemHarness } from '../../ui/testing/problem.harness';
import { REQUEST_PAGE } from '../../testing/request-page';
import { RequisitionView } from './requisition-view';

describe('one request', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<RequisitionView>;
  let changed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function show(change: Partial<Requisition>): Promise<void> {
    fixture.componentRef.setInput('requisition', requisition(change));
    fixture.autoDetectChanges();
    await settle();
  }

  async function press(name: string): Promise<void> {
    const button = [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
    expect(button).toBeDefined();
    button?.click();
    await settle();
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: REQUEST_PAGE });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
    fixture = TestBed.createComponent(RequisitionView);
    changed = 0;
    fixture.componentInstance.changed.subscribe(() => changed++);
  });

  it('says to a technician of another department why there is nothing to press', async () => {
    const as = async (departmentId: string, shares: string[] = []) => {
      TestBed.inject(Session).ended();
      const loaded = TestBed.inject(Session).load();
      const departments = [{ id: departmentId, name: 'X', roles: ['technician' as const] }];
      const permissions = permissionsOf(['technician']);
      http
        .expectOne('/api/me')
        .flush(me({ user: { id: 'p9', name: 'S', code: 'S', email: null }, roles: ['technician'], departments, permissions, shares }));
      await loaded;
    };
    const { departmentId } = requisition({});
    await as('elsewhere');
    await show({ status: 'submitted', next: [] });
    expect(root().textContent).toContain('This is another department’s request');
    expect(root().querySelector('textarea')).toBeNull();
    expect([...root().querySelectorAll('button')]).toEqual([]);
    await as('elsewhere', [departmentId]);
    await show({ status: 'submitted', next: ['accepted'] });
    expect(root().textContent).not.toContain('This is another department’s request');
    expect(root().querySelector('textarea')).not.toBeNull();
  });

  it('says its state, how late it is, and what it is short of', async () => {
    await show({ late: true, minutesLate: 40, short: true, lateReason: 'other', lateWords: 'Snow.', lines: [line({ short: 2 })] });
    const chips = await loader().getAllHarnesses(ChipHarness);
    expect(await Promise.all(chips.map((chip) => chip.text()))).toEqual(['accepted', '40 min late', 'short']);
    const notes = await loader().getAllHarnesses(NoteHarness);
    const words = (await Promise.all(notes.map((note) => note.text()))).map((text) => text.replace(/\s+/g, ' '));
    expect(words[0]).toContain('Asked 40 min after the deadline (Thu 19 Nov, 12:00): Snow.');
    expect(words[1]).toBe('Short: 2 × Microscope. A technician settles it with you.');
  });

  it('offers only the steps that the server offers, and says what was done', async () => {
    await show({ next: ['cancelled'] });
    await press('Cancel request');
    const post = http.expectOne('/api/requisitions/q1/transitions');
    expect(post.request.body).toEqual({ to: 'cancelled', version: 1 });
    post.flush(requisition({ status: 'cancelled', version: 2 }));
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toBe('Specific heat capacity: cancelled.');
    expect(changed).toBe(1);
  });

  it('says to whoever would accept it that a confirmed risk assessment is wanted first', async () => {
    await show({ status: 'submitted', next: ['queried', 'declined'] });
    expect(root().textContent).toContain('The department wants a confirmed risk assessment before this is accepted.');
    await show({ id: 'q2', status: 'submitted', next: ['accepted', 'queried', 'declined'] });
    expect(root().textContent).not.toContain('wants a confirmed risk assessment');
  });

  it('says what preparing takes until it is prepared, and no longer', async () => {
    const task = (doneAt: string | null) => ({ tasks: [{ ...prepare, doneAt }] });
    const prepare = {
      id: 't1',
      version: 1,
      kind: 'prepare' as const,
      requisitionId: 'q1',
      departmentId: 'd1',
      title: 'Specific heat capacity',
      minutes: 43,
      from: '2026-11-17T09:00:00Z',
      due: '2026-11-18T09:35:00Z',
      date: '2026-11-18',
      assignee: null,
      pinned: false,
      actualMinutes: null,
    };
    await show(task(null));
    expect(root().textContent).toContain('Preparing takes 43 min');
    await show({ ...task('2026-11-17T10:00:00Z'), status: 'prepared' });
    expect(root().textContent).not.toContain('Preparing takes');
  });

  it('leads to where it is settled where its lesson is gone, and does not urge to accept it', async () => {
    const accept = (): boolean | undefined =>
      [...root().querySelectorAll('button')]
        .find((one) => one.textContent?.trim() === 'Accept')
        ?.classList.contains('mat-mdc-unelevated-button');
    await show({ status: 'submitted', next: ['accepted', 'cancelled'] });
    expect([accept(), root().querySelector('a')]).toEqual([true, null]);
    await show({ status: 'submitted', next: ['accepted', 'cancelled'], lessonGone: true });
    expect([accept(), root().querySelector('a')?.getAttribute('href')]).toEqual([false, '/to-settle']);
  });

  it('says what a newer version of its practical changes, and takes it where that is asked', async () => {
    const riskAssessment = { reference: 'GL1', confirmed: true };
    await show({ newer: { practicalVersion: 4, date: '2026-11-03', differs: ['groupSize', 'lines'] }, riskAssessment });
    const note = await (await loader().getHarness(NoteHarness)).text();
    expect(note.replace(/\s+/g, ' ')).toMatch(
      /^A newer version of Tue 3 Nov is there. What differs: the group size and the kit list. This request keeps .* The risk assessment is then to be confirmed again/,
    );
    await press('Take the newer version');
    const put = http.expectOne('/api/requisitions/q1');
    expect([put.request.method, put.request.body]).toEqual(['PUT', { version: 1, practicalVersion: 4 }]);
    put.flush(requisition({ version: 2, status: 'submitted' }));
    await settle();
    expect(TestBed.inject(Toasts).current()?.message).toBe(
      'Specific heat capacity: the newer version is taken. It is sent, not accepted yet.',
    );
  });

  it('wants the words for a step that needs them before it sends anything', async () => {
    await show({ status: 'submitted', next: ['declined'] });
    await press('Decline');
    http.expectNone('/api/requisitions/q1/transitions');
    await (await loader().getHarness(FieldHarness.with({ label: 'Why' }))).type('No fume cupboard');
    await press('Decline');
    expect(http.expectOne('/api/requisitions/q1/transitions').request.body).toMatchObject({ to: 'declined', note: 'No fume cupboard' });
  });

  it('keeps a message that was refused, and reads the request again where somebody was first', async () => {
    await show({ status: 'accepted' });
    const message = await loader().getHarness(FieldHarness.with({ label: 'Message to the technicians' }));
    await message.type('On the Tuesday');
    await press('Send message');
    http
      .expectOne('/api/requisitions/q1/messages')
      .flush({ code: 'TRANSITION_REFUSED', title: 'Not any more', detail: 'It was cancelled.' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(await (await loader().getHarness(ProblemHarness)).detail()).toBe('It was cancelled.');
    expect([await message.value(), changed]).toEqual(['On the Tuesday', 1]);
  });

  it('keeps what is being written, and what is open, while the request is read again; another request begins anew', async () => {
    await show({ status: 'accepted', next: ['cancelled'] });
    const box = () => loader().getHarness(FieldHarness.with({ label: 'Message to the technicians' }));
    await (await box()).type('On the Tues');
    await show({ status: 'accepted', next: ['cancelled'], version: 2 });
    expect(await (await box()).value()).toBe('On the Tues');
    await press('Change');
    expect(root().querySelector('#change-heading')).not.toBeNull();
    await show({ status: 'accepted', next: ['cancelled'], version: 3 });
    expect(root().querySelector('#change-heading')).not.toBeNull();
    await show({ id: 'q2', status: 'accepted', next: ['cancelled'] });
    expect([root().querySelector('#change-heading'), await (await box()).value()]).toEqual([null, '']);
  });

  async function undo(): Promise<void> {
    void TestBed.inject(Toasts).current()?.undo?.();
    http.expectOne('/api/undo').flush({ already: false, things: [] });
    await settle();
  }

  it('gives the words of a step back to the box when it is undone, unless others stand there by then', async () => {
    const open = { status: 'submitted', next: ['queried', 'declined'] } satisfies Partial<Requisition>;
    await show(open);
    const box = () => loader().getHarness(FieldHarness);
    const decline = async (words: string) => {
      await (await box()).type(words);
      await press('Decline');
      const declined = requisition({ status: 'declined', version: 2, next: [] });
      TestBed.inject(UndoTokens).keep(declined, words, '/api/requisitions/q1/transitions');
      http.expectOne('/api/requisitions/q1/transitions').flush(declined);
      await settle();
      await show({ status: 'declined', version: 2, next: [] });
    };
    await decline('No fume cupboard');
    await undo();
    await show({ ...open, version: 3 });
    expect(await (await box()).value()).toBe('No fume cupboard');
    await decline('No time');
    await (await box()).type('Sorry');
    await undo();
    await show({ ...open, version: 4 });
    expect(await (await box()).value()).toBe('Sorry');
  });

  describe('with a question', () => {
    const sam = { id: 'p9', code: 'SOK', name: 'Sam Okoro' };
    const question = { text: 'Which springs: 2 N or 10 N?', by: sam, at: '2026-11-24T10:05:00Z' };
    const more = { id: 'm1', by: sam, at: '2026-11-24T10:20:00Z', text: 'The 2 N ones are out' };
    const asked = (change: Partial<Requisition> = {}) =>
      show({ status: 'queried', question, messages: [{ ...more, id: 'm0', at: question.at, text: question.text }, more], ...change });
    const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';

    it('shows its words on top to the teacher, and sends what is typed with the step', async () => {
      await asked({ next: ['submitted', 'cancelled'] });
      const [chip] = await loader().getAllHarnesses(ChipHarness);
      expect(await chip?.text()).toBe('Question for you');
      expect(text().indexOf('Which springs')).toBeLessThan(text().indexOf('Kit'));
      expect(text().match(/Which springs: 2 N or 10 N\?/g)).toHaveLength(1);
      expect(text()).toContain('The 2 N ones are out');
      expect((await loader().getAllHarnesses(FieldHarness)).length).toBe(1);
      await press('Send answer');
      http.expectNone('/api/requisitions/q1/transitions');
      expect(text()).toContain('Write your answer first.');
      await (await loader().getHarness(FieldHarness.with({ label: 'Your answer' }))).type('The 10 N ones ');
      await press('Send answer');
      const post = http.expectOne('/api/requisitions/q1/transitions');
      expect(post.request.body).toEqual({ to: 'submitted', version: 1, note: 'The 10 N ones' });
      post.flush(requisition({ status: 'submitted', version: 2 }));
      await settle();
      expect([changed, TestBed.inject(Toasts).current()?.message]).toEqual([1, 'Specific heat capacity: your answer was sent.']);
    });

    it('gives the words of an answer back to its box when it is undone', async () => {
      const answer = async () => {
        await press('Send answer');
        const answered = requisition({ status: 'submitted', version: 2 });
        TestBed.inject(UndoTokens).keep(answered, 'token', '/api/requisitions/q1/transitions');
        http.expectOne('/api/requisitions/q1/transitions').flush(answered);
        await settle();
        await show({ status: 'submitted', version: 2 });
        await undo();
        await asked({ next: ['submitted', 'cancelled'], version: 3 });
      };
      const box = () => loader().getHarness(FieldHarness.with({ label: 'Your answer' }));
      await asked({ next: ['submitted', 'cancelled'] });
      await (await box()).type('The 10 N ones');
      await answer();
      expect(await (await box()).value()).toBe('The 10 N ones');
    });

    it('tells in its story that it was answered, and that the answer was undone', async () => {
      const [at, by] = [question.at, { id: 'p1', code: 'PPA', name: 'Priya Patel' }];
      await asked({
        history: [
          { at, by, from: null, to: 'submitted', note: null },
          { at, by: sam, from: 'submitted', to: 'queried', note: question.text },
          { at, by, from: 'queried', to: 'submitted', note: 'The 10 N ones' },
          { at, by, from: 'submitted', to: 'taken-back', note: 'answered' },
        ],
      });
      const story = [...root().querySelectorAll('details li b')].map((who) => who.parentElement?.textContent?.replace(/\s+/g, ' ').trim());
      expect(story.map((line) => line?.replace(/ Tue 24 Nov.*/, ''))).toEqual([
        'Priya Patel asked for it',
        'Sam Okoro asked a question: Which springs: 2 N or 10 N?',
        'Priya Patel answered: The 10 N ones',
        'Priya Patel undid this: answered',
      ]);
    });

    it('takes along what was typed where another step is pressed, so that no words are left behind', async () => {
      await asked({ next: ['submitted', 'cancelled'] });
      await (await loader().getHarness(FieldHarness.with({ label: 'Your answer' }))).type('We skip it this year');
      await press('Cancel request');
      expect(http.expectOne('/api/requisitions/q1/transitions').request.body).toMatchObject({
        to: 'cancelled',
        note: 'We skip it this year',
      });
    });

    it('says to others with whom it is and since when, and lets them add to it', async () => {
      await asked({ next: ['accepted', 'declined'] });
      const [chip] = await loader().getAllHarnesses(ChipHarness);
      expect(await chip?.text()).toBe('With Priya Patel');
      expect(text()).toContain('With Priya Patel since Tue 24 Nov, 10:05');
      expect(await (await loader().getHarness(FieldHarness)).label()).toBe('Add to your question');
    });
  });

  describe('once it was sent', () => {
    /** The moment of the spec is Wed 18 Nov: the deadline of this one is over. */
    const LATE = '2026-11-17T12:00:00Z';
    const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
    const load = {
      date: '2026-11-24',
      workMinutes: 212,
      technicianMinutes: 300,
      addsMinutes: 45,
      level: 'calm',
      judged: true,
      sentence: '',
    };
    const ANSWER = {
      late: false,
      blocked: null,
      pupils: 30,
      groupSize: 3,
      sets: 10,
      trays: 4,
      shortages: [],
      overload: null,
      load,
      alternatives: [],
      duplicates: [],
      roomLacks: [],
      teamAway: false,
      roomClosed: null,
    };

    it('is cancelled after its deadline with the reason alone', async () => {
      await show({ next: ['cancelled'], deadline: LATE });
      await press('Cancel request');
      http.expectNone('/api/requisitions/q1/transitions');
      await press('Cancel request');
      expect(text()).toContain('Say why first: the technicians read it.');
      await (await loader().getHarness(FieldHarness.with({ label: 'Why it is cancelled' }))).type('We are on a trip');
      await press('Cancel request');
      expect(http.expectOne('/api/requisitions/q1/transitions').request.body).toEqual({
        to: 'cancelled',
        version: 1,
        note: 'We are on a trip',
      });
    });

    it('is changed in the same form, and only what differs is sent', async () => {
      await show({ next: ['cancelled'], lateReason: 'forgot', late: true });
      await press('Change');
      await settle();
      http.match(({ url }) => url === '/api/lessons').forEach((asked) => asked.flush({ items: [] }));
      await new Promise((done) => setTimeout(done, 150));
      await settle();
      const preview = http.expectOne('/api/requisitions/preview');
      expect(preview.request.body).toMatchObject({ requisitionId: 'q1', practicalId: 'pr1', groupSize: 3 });
      expect(preview.request.body).not.toHaveProperty('lateReason');
      preview.flush({ ...ANSWER, lines: [line()] });
      await settle();
      const save = [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Save changes');
      expect(save?.disabled).toBe(true);
      const notes = await loader().getHarness(FieldHarness.with({ label: /^Notes for the technicians/ }));
      await notes.type('By the window');
      await settle();
      await press('Save changes');
      const put = http.expectOne('/api/requisitions/q1');
      expect([put.request.method, put.request.body]).toEqual(['PUT', { version: 1, notes: 'By the window' }]);
      put.flush(requisition({ version: 2, notes: 'By the window' }));
      await settle();
      expect([changed, TestBed.inject(Toasts).current()?.message]).toEqual([1, 'Specific heat capacity: changed. It is accepted.']);
    });

    it('is moved to a lesson of the class at which a preview says that it fits, and asks why where it would be late', async () => {
      await show({ next: ['cancelled'] });
      await press('Move to…');
      await settle();
      const other = { group: lesson().group, start: '2026-11-25T09:50:00Z' };
      http
        .expectOne(({ url }) => url === '/api/lessons')
        .flush({
          items: [
            lesson(),
            lesson({ ...other, id: 'a_2026-11-25', date: '2026-11-25' }),
            lesson({ ...other, id: 'b_2026-11-27', date: '2026-11-27' }),
            lesson({ ...other, id: 'c_2026-11-30', date: '2026-11-30', group: { ...lesson().group!, id: 'g2' } }),
          ],
        });
      await settle();
      const [one, two] = http.match('/api/requisitions/preview');
      expect([one?.request.body.lessonId, two?.request.body.requisitionId]).toEqual(['a_2026-11-25', 'q1']);
      one?.flush({ blocked: null, shortages: [], late: true });
      two?.flush({ blocked: null, shortages: [{}], late: false });
      await settle();
      expect(text()).not.toContain('Fri 27 Nov P2');
      await press('Wed 25 Nov P2 · Lab 3 · late: needs a reason');
      http.expectNone('/api/requisitions/q1/move');
      const select = root().querySelector('select') as HTMLSelectElement;
      select.value = 'forgot';
      select.dispatchEvent(new Event('change'));
      await press('Move it');
      const move = http.expectOne('/api/requisitions/q1/move');
      expect(move.request.body).toEqual({ version: 1, lessonId: 'a_2026-11-25', lateReason: 'forgot' });
      move.flush(requisition({ version: 2 }));
      await settle();
      expect([changed, TestBed.inject(Toasts).current()?.message]).toEqual([1, 'Specific heat capacity: moved to Wed 25 Nov P2.']);
    });

    it('asks its teacher what became of it once the lesson is over, and closes in one press', async () => {
      const over = { ...lesson(), start: '2026-11-17T09:50:00Z', end: '2026-11-17T10:50:00Z' };
      await show({ lesson: over, next: ['cancelled'], status: 'submitted' });
      expect(text()).toContain('The lesson is over. What became of it?');
      await press('Never made');
      expect(http.expectOne('/api/requisitions/q1/transitions').request.body).toEqual({ to: 'cleared', version: 1, outcome: 'never-made' });
    });
  });
});
