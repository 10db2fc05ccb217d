import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { LESSONS_OF } from '../../core/lessons-of.token';
import { SchoolLists } from '../../core/school-lists';
import { SchoolClient } from '../../school/school.client';
import type { PreviewAnswer, PreviewBody, Requisition, RequisitionBody } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { Session } from '../../identity/session';
import { lesson, me } from '../../testing/lessons';
import { line, requisition } from '../../testing/requisitions';
import { RequisitionForm } from './requisition-form';

const HEAT = {
  id: 'pr1',
  version: 1,
  title: 'Specific heat capacity',
  subject: 'Physics',
  years: [10],
  groupSize: 3,
  demonstration: false,
  leadSchoolDays: null,
};

function preview(change: Partial<PreviewAnswer> = {}): PreviewAnswer {
  return {
    deadline: '2026-11-19T12:00:00Z',
    policy: 'weekly Thu 12:00, 1 week before',
    explanation: '',
    deadlineFacts: {
      setBy: 'policy',
      policy: { kind: 'weekly', weekday: 4, time: '12:00', weeksBefore: 1 },
      leadSchoolDays: 0,
      date: '2026-11-24',
      period: 'P2',
      week: '2026-11-23',
      cutTo: null,
      missed: null,
    },
    late: false,
    minutesLate: 0,
    schoolDaysLate: 0,
    blocked: null,
    blockedFacts: null,
    pupils: 30,
    groupSize: 3,
    sets: 10,
    trays: 4,
    lines: [],
    shortages: [],
    duplicates: [],
    overload: null,
    minutesOver: null,
    judged: true,
    askBy: null,
    riskAssessmentNeeded: false,
    roomLacks: [],
    teamAway: false,
    roomClosed: null,
    load: {
      date: '2026-11-24',
      workMinutes: 212,
      technicianMinutes: 300,
      addsMinutes: 45,
      level: 'calm',
      judged: true,
      sentence: '212 of 300 minutes asked. Yours adds 45.',
    },
    alternatives: [],
    ...change,
  };
}

describe('asking for a practical', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<RequisitionForm>;
  let sent: string[];
  let shelf: MemoryShelf;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string): HTMLButtonElement =>
    [...root().querySelectorAll('button')].find((one) => one.textContent?.trim().startsWith(name)) as HTMLButtonElement;

  /** Lets debounces run out and the page settle; answers nothing. What is waited for is set first: timers end in the order of their ends. */
  async function settle(ms = 0): Promise<void> {
    TestBed.tick();
    await new Promise((done) => setTimeout(done, ms));
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
    TestBed.tick();
  }

  async function answer(request: TestRequest, body: object, status = 200): Promise<void> {
    request.flush(body, { status, statusText: 'answered' });
    await settle();
  }

  async function open(saved: Requisition | null = null): Promise<void> {
    fixture = TestBed.createComponent(RequisitionForm);
    fixture.componentRef.setInput('lesson', lesson());
    fixture.componentRef.setInput('saved', saved);
    fixture.componentInstance.sent.subscribe((requisition) => sent.push(requisition.id));
    fixture.autoDetectChanges();
    await settle(150);
  }

  async function pick(told: PreviewAnswer = preview()): Promise<void> {
    await answer(
      http.expectOne((request) => request.url === '/api/practicals'),
      { items: [HEAT] },
    );
    (root().querySelector('[role=option]') as HTMLElement).click();
    await settle();
    await answer(http.expectOne('/api/requisitions/preview'), told);
  }

  beforeEach(async () => {
    shelf = new MemoryShelf();
    sent = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: SHELF, useValue: shelf },
        { provide: LESSONS_OF, useValue: () => Promise.resolve([]) },
        { provide: SchoolLists, useExisting: SchoolClient },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await loaded;
  });

  afterEach(() => fixture.destroy());

  it('offers the year group’s practicals before a letter is typed', async () => {
    await open();
    const search = http.expectOne((request) => request.url === '/api/practicals');
    expect(search.request.params.get('year')).toBe('10');
    await answer(search, { items: [HEAT] });
    expect(text()).toContain('Specific heat capacity');
  });

  it('previews what was picked and submits it in one more press', async () => {
    await open();
    await pick();
    expect(text()).toContain('On time. Fits. Closes Thu 19 Nov, 12:00.');
    expect(text()).toContain('10 sets');

    button('Send request').click();
    const post = http.expectOne('/api/requisitions');
    expect(post.request.body as RequisitionBody).toEqual({ lessonId: '0190_2026-11-24', practicalId: 'pr1', status: 'submitted' });
    expect(post.request.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    await answer(post, { id: 'q1', status: 'accepted' }, 201);
    expect(sent).toEqual(['q1']);
  });

  it('asks for one preview after several quick changes, and drops the question before', async () => {
    await open();
    await pick();
    for (let press = 0; press < 3; press++)
      root().querySelector<HTMLButtonElement>('button[aria-label^="One more: Pupils in a set"]')?.click();
    await settle(250);
    const asked = http.match('/api/requisitions/preview');
    expect(asked.map(({ request }) => (request.body as PreviewBody).groupSize)).toEqual([6]);
  });

  it('keeps what was filled in when it is refused, and shows what is short with what would help', async () => {
    await open();
    await pick();
    button('Send request').click();
    await answer(
      http.expectOne('/api/requisitions'),
      {
        code: 'HOLD_REFUSED',
        title: 'Not enough apparatus',
        detail: 'Nothing was sent and what you filled in is kept.',
        shortages: [{ apparatusId: 'a', name: 'Joulemeter', wanted: 10, free: 8, short: 2 }],
        alternatives: [
          {
            kind: 'sets',
            text: 'Sets of 4: needs 8, saves 10 minutes',
            minutesSaved: 10,
            facts: { kind: 'sets', groupSize: 4, sets: 8 },
            apply: { groupSize: 4 },
          },
        ],
      },
      409,
    );
    expect(sent).toEqual([]);
    expect(text()).toContain('Specific heat capacity');
    expect(text()).toContain('Short of 2 × Joulemeter.');

    expect(button('Sets of 4').textContent?.trim()).toBe('Sets of 4: needs 8, saves 10 minutes');
    button('Sets of 4').click();
    await settle(250);
    expect((http.expectOne('/api/requisitions/preview').request.body as PreviewBody).groupSize).toBe(4);
  });

  it('says at the field what the server found wrong with it, until that is changed', async () => {
    await open(requisition({ status: 'draft', practical: null, ownLines: true, lines: [line({ apparatusId: null, name: 'Candle' })] }));
    await answer(http.expectOne('/api/requisitions/preview'), preview());
    button('Send request').click();
    const errors = [
      { field: 'riskAssessment.reference', code: 'x', message: 'Give its number.' },
      { field: 'lines.0.name', code: 'x', message: 'Name it.' },
    ];
    await answer(http.expectOne('/api/requisitions/q1'), { code: 'INVALID', title: 'Not so', detail: 'Nothing was sent.', errors }, 422);
    const wrong = (): (string | null)[] =>
      [...root().querySelectorAll('[aria-invalid=true]')].map(
        (one) => one.getAttribute('aria-label') ?? one.parentElement?.querySelector('label')?.textContent?.trim() ?? null,
      );
    expect(wrong()).toEqual(['Line 1: what', expect.stringContaining('Risk assessment')]);
    expect(root().querySelector('details')?.open).toBe(true);

    const name = root().querySelector<HTMLInputElement>('input[aria-label="Line 1: what"]') as HTMLInputElement;
    name.value = 'Tea light';
    name.dispatchEvent(new Event('input'));
    await settle(250);
    http.match('/api/requisitions/preview').forEach((request) => request.flush(preview()));
    expect(wrong()).toEqual([expect.stringContaining('Risk assessment')]);
  });

  it('wants a reason for a late one before anything is sent', async () => {
    await open();
    await pick(preview({ late: true, minutesLate: 40 }));
    expect(text()).toContain('Late by 40 min.');
    button('Send request').click();
    await settle();
    http.expectNone('/api/requisitions');
    expect(text()).toContain('Say why this comes late.');

    const select = root().querySelector('select') as HTMLSelectElement;
    select.value = 'timetable-change';
    select.dispatchEvent(new Event('input'));
    await settle(250);
    http.match('/api/requisitions/preview').forEach((request) => request.flush(preview({ late: true, minutesLate: 40 })));
    await settle();
    button('Send request').click();
    expect((http.expectOne('/api/requisitions').request.body as RequisitionBody).lateReason).toBe('timetable-change');
  });

  it('sends a saved draft as it stands in the form: what is not in it any more is taken away', async () => {
    await open(requisition({ status: 'draft', version: 4, ownLines: true, notes: 'Large print' }));
    await answer(http.expectOne('/api/requisitions/preview'), preview());
    const notes = root().querySelector('details textarea') as HTMLTextAreaElement;
    notes.value = '';
    notes.dispatchEvent(new Event('input'));
    button('Change').click();
    await settle(150);
    await pick();
    button('Save draft').click();
    const put = http.expectOne('/api/requisitions/q1');
    expect(put.request.body).toMatchObject({ version: 4, practicalId: 'pr1', lines: null, notes: null, title: null, status: 'draft' });
  });

  it('leaves the number of pupils to the class, unless somebody typed it', async () => {
    await open(requisition({ status: 'draft', pupils: 31, pupilsTyped: false }));
    expect(http.expectOne('/api/requisitions/preview').request.body).not.toHaveProperty('pupils');
    fixture.destroy();
    await open(requisition({ status: 'draft', pupils: 31, pupilsTyped: true }));
    expect(http.expectOne('/api/requisitions/preview').request.body).toHaveProperty('pupils', 31);
  });

  it('shows the lines of a saved draft that were changed, and previews them', async () => {
    await open(requisition({ status: 'draft', ownLines: true, lines: [line({ perSet: 0, perClass: 3 })] }));
    const asked = http.expectOne('/api/requisitions/preview').request.body as PreviewBody;
    // the form marks its lines with a symbol, which does not travel
    expect(JSON.parse(JSON.stringify(asked.lines))).toEqual([{ apparatusId: 'a1', name: 'Microscope', kind: 'apparatus', perClass: 3 }]);
    expect(root().querySelector<HTMLInputElement>('input[aria-label="Line 1: what"]')?.value).toBe('Microscope');
  });

  it('has it all filled in again after the tab was closed, until it is sent', async () => {
    await open();
    await pick();
    fixture.destroy();
    expect(await shelf.all('s1/p1', 'requisition-draft')).toMatchObject([{ id: '0190_2026-11-24' }]);
    await open();
    http.match('/api/requisitions/preview').forEach((request) => request.flush(preview()));
    await settle();
    expect(text()).toContain('What you began here before is still filled in.');
    expect(text()).toContain('Specific heat capacity');
    button('Start again').click();
    await settle(150);
    expect(await shelf.all('s1/p1', 'requisition-draft')).toEqual([]);
  });
});
