import type { HttpRequest } from '@angular/common/http';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Batch, PrepList } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { Session } from '../../identity/session';
import { englishLeft } from '../../testing/english-left';
import { prepList, task } from '../testing/prep-list';
import { settle, technicianHere } from '../testing/technician-here';
import { waitingRequisition } from '../testing/waiting';
import { Today } from './today';

const SAM = { id: 'p2', code: 'SOK', name: 'Sam Okoro' };
const GLUCOSE = { name: 'Glucose', concentration: 1, concentrationText: null, quantity: 3, unit: null };

describe('Today', () => {
  let http: HttpTestingController;
  let language: Words;
  let harness: RouterTestingHarness;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function open(list: PrepList, path = '/today'): Promise<void> {
    await harness.navigateByUrl(path);
    await settle();
    http.match(({ url }) => url === '/api/prep-list').forEach((asked) => asked.flush(list));
    await settle();
  }

  /** Presses every button that shows more, and every one that opens a box to write in. */
  async function unfold(): Promise<void> {
    const folded = () => [...root().querySelectorAll<HTMLElement>('[aria-expanded=false]')];
    for (const button of folded()) button.click();
    await settle();
    root().querySelector('li[app-waiting-requisition]:last-child .answers')?.querySelector<HTMLElement>('button:last-child')?.click();
    await settle();
  }

  async function press(label: string): Promise<void> {
    const found = root().querySelector<HTMLElement>(`[aria-label="${label}"]`);
    expect(found).not.toBeNull();
    found?.click();
    await settle();
  }

  beforeEach(async () => {
    language = en;
    ({ http, harness } = await technicianHere({
      routes: [{ path: 'today', component: Today }],
      now: '2026-11-24T08:00:00Z',
      words: () => language,
    }));
  });

  it('says what there is to make, how long it takes, and what is short', async () => {
    await open(fullDay());
    expect(text()).toContain('4 of 4 to make, 79 min');
    expect(text()).toContain('41 sets, 14 trays · 9A P3 Lab 2, 9D P4 Lab 2 · 64 min');
    expect(text()).toContain('Glucose 1 mol/dm³: 3 short');
    expect(text()).toContain('still to do, with what nobody has taken · 5 h of your time, breaks taken out');
    expect(text()).toContain('Break 10:00 to 10:15');
    expect(text()).toContain('2 classes, 41 sets, by 08:35');
    expect(text()).toContain('1 set, by the end of Wed 25 Nov');
  });

  it('says whose time it is, where one person’s list is chosen', async () => {
    const technicians = [{ id: 'k1', code: 'SOK', name: 'Sam Okafor' }];
    await open({ ...fullDay(), technicians, technicianMinutes: 100 }, '/today?who=k1');
    expect(text()).toContain('still to do, with what nobody has taken · 100 min of Sam Okafor’s time, breaks taken out');
    await open({ ...fullDay(), technicians, technicianMinutes: 100 }, '/today?who=all');
    expect(text()).toContain('still to do · 100 min of technician time, breaks taken out');
  });

  it('opens with a technician’s own work, and from then on with everybody’s where that was chosen', async () => {
    const { id } = TestBed.inject(Session).person().user;
    await harness.navigateByUrl('/today');
    await settle();
    expect(asked().params.get('technicianId')).toBe(id);
    const select = root().querySelector<HTMLSelectElement>('.who select');
    if (!select) throw new Error('There is nothing to choose whose work is shown.');
    select.value = '';
    select.dispatchEvent(new Event('change'));
    await settle();
    expect(asked().params.get('technicianId')).toBeNull();
    await harness.navigateByUrl('/today?date=2026-11-25');
    await settle();
    expect(asked().params.get('technicianId')).toBeNull();
  });

  it('marks what was not made when it was due, until it is ticked', async () => {
    const late = task('a', 'prepare', { title: 'Rates', overdue: true });
    await open(prepList({ tasks: [late, task('b', 'prepare', { title: 'Salts', requisitionId: 'q2' })] }));
    const marked = () => [...root().querySelectorAll('.row app-chip')].map((chip) => chip.textContent?.trim());
    expect(marked()).toEqual(['overdue']);
    await press('Done: Rates');
    expect(marked()).toEqual([]);
  });

  it('reads more of what waits where that is asked for, keeps the page meanwhile, and goes on from the first that came', async () => {
    const waiting = [1, 2, 3].map((one) => ({ ...waitingRequisition(), id: `q${one}` }));
    const counts = { total: 3, queried: 0, late: 0, short: 0 };
    await open(prepList({ waiting: waiting.slice(0, 2), waitingCounts: counts, tasks: [task('a', 'prepare', { title: 'Rates' })] }));
    await unfold();
    document.body.append(root());
    expect(text()).toContain('Here are the first 2 of 3, by lesson.');
    [...root().querySelectorAll('button')].find((button) => button.textContent?.trim() === 'Load more')?.click();
    await settle();
    expect(root().querySelectorAll('li[app-waiting-requisition]')).toHaveLength(2);
    const asked = http.expectOne(({ url }) => url === '/api/prep-list');
    expect(asked.request.params.get('waitingLimit')).toBe('102');
    asked.flush(prepList({ waiting, waitingCounts: counts, tasks: [task('a', 'prepare', { title: 'Rates' })] }));
    await settle();
    expect(root().querySelectorAll('li[app-waiting-requisition]')).toHaveLength(3);
    expect(document.activeElement?.id).toBe('waiting-q3');
    expect(text()).not.toContain('Load more');
    root().remove();
  });

  it('heads the time of the day that it shows, and says on which day the next can be worked at', async () => {
    await open({ ...fullDay(), date: '2026-11-19', nextDay: '2026-11-20' }, '/today?date=2026-11-19');
    expect(text()).toContain('Time on Thu 19 Nov');
    expect(text()).toContain('Fri 20 Nov, can be made on Thu 19 Nov');
    expect(text()).not.toMatch(/Time today|Tomorrow|can be made today/);
  });

  it('says of an overload what was found when the request was sent', async () => {
    await open(fullDay());
    await unfold();
    expect(text()).toContain('All work together, Wednesday 25 Nov: 6 h 10 min asked, 4 h 30 min there, 100 min over');
    expect(text()).toContain('20 min more than fits');
  });

  it('keeps what was answered last on a day with nothing else where it stood', async () => {
    const free = { date: '2026-11-28', teachingDay: false };
    await open(prepList({ ...free, waiting: [waitingRequisition()] }), '/today?date=2026-11-28');
    for (const label of ['Answer', 'Accept']) {
      [...root().querySelectorAll('button')].find((button) => button.textContent?.trim() === label)?.click();
      await settle();
    }
    http.expectOne('/api/requisitions/q1/transitions').flush({});
    await settle();
    http.match(({ url }) => url === '/api/prep-list').forEach((asked) => asked.flush(prepList(free)));
    await settle();
    expect(root().querySelector('li[app-waiting-requisition]')?.textContent).toContain('accepted');
  });

  it('says what a tick marked, and of one that was not taken why', async () => {
    await open(fullDay());
    await press('Done: Rates');
    expect(TestBed.inject(Toasts).current()?.message).toBe('Done: Rates.');
    await refuse();
    expect(text()).toContain('Could not mark “Rates” as done. Look at what it is now.On this devicedone, 08:00On the list nownot done');
  });

  it('lets nobody tick what is another department’s', async () => {
    const day = fullDay();
    await open({ ...day, tasks: day.tasks.map((one) => (one.title === 'Rates' ? { ...one, departmentId: 'art' } : one)) });
    expect(root().querySelector<HTMLButtonElement>('[aria-label="Done: Rates"]')?.disabled).toBe(true);
    expect([...root().querySelectorAll<HTMLButtonElement>('button.tick')].some(({ disabled }) => !disabled)).toBe(true);
  });

  it('says while the server is away that ticks are kept', async () => {
    await open(fullDay());
    await press('Done: Rates');
    await lose();
    expect(text()).toContain('The server cannot be reached. 1 tick is kept here and will be sent in order when it is back.');
    expect(text()).toContain('kept here, not sent yet');
  });

  describe('in another language', () => {
    beforeEach(() => {
      language = pseudo(en);
    });

    it('says nothing past its words of a day with all sorts of work', async () => {
      await open(fullDay());
      await unfold();
      expect(root().querySelectorAll('li[app-waiting-requisition]')).toHaveLength(2);
      expect(root().querySelectorAll('.parts li')).toHaveLength(2);
      expect(root().querySelector('textarea')).not.toBeNull();
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it('says nothing past its words of a tick that was not taken', async () => {
      await open(fullDay());
      tickOf('Rates').click();
      await settle();
      await refuse();
      expect(root().querySelector('app-note')?.textContent).toContain('Rátés');
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it('says nothing past its words while the server is away', async () => {
      await open(fullDay());
      tickOf('Rates').click();
      await settle();
      await lose();
      expect(root().querySelector('app-note')).not.toBeNull();
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it.each<[string, PrepList, string]>([
      ['nothing asked', prepList(), '/today'],
      ['no lessons', prepList({ date: '2026-11-28', teachingDay: false }), '/today?date=2026-11-28'],
      ['all made', prepList({ tasks: [task('a', 'prepare', { doneAt: '2026-11-24T07:50:00Z' })] }), '/today'],
    ])('says nothing past its words of a day with %s', async (_, list, path) => {
      await open(list, path);
      expect(root().querySelector('app-skeleton')).toBeNull();
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it('says nothing past its words while it loads', async () => {
      await harness.navigateByUrl('/today');
      await settle();
      expect(root().querySelector('app-skeleton')).not.toBeNull();
      expect(englishLeft(root(), DATA)).toEqual([]);
    });

    it('would be found out if it did', async () => {
      language = en;
      await open(fullDay());
      await unfold();
      expect(englishLeft(root(), DATA)).toEqual(expect.arrayContaining(['Rooms', 'Ask a question', 'asked late']));
    });
  });

  /** The tick of the row with this title, in whatever language. */
  function tickOf(title: string): HTMLElement {
    const said = pseudo(en).prep.tick(language.prep.task({ kind: 'prepare', title }), null);
    const found = root().querySelector<HTMLElement>(`[aria-label="${said}"]`);
    if (!found) throw new Error(`No tick for ${title}`);
    return found;
  }

  /** What is asked of the server for a day, answered with a full one. */
  function asked(): HttpRequest<unknown> {
    const found = http.expectOne(({ url }) => url === '/api/prep-list');
    found.flush(fullDay());
    TestBed.tick();
    return found.request;
  }

  async function refuse(): Promise<void> {
    http.expectOne('/api/tasks/rates').flush(
      {
        code: 'CONFLICT',
        title: 'Not possible now',
        detail: language === en ? 'Look at what it is now.' : '',
        current: task('rates', 'prepare', { version: 2, title: 'Rates' }),
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    http.match(({ url }) => url === '/api/prep-list').forEach((asked) => asked.flush(fullDay()));
    await settle();
  }

  async function lose(): Promise<void> {
    http.expectOne('/api/tasks/rates').error(new ProgressEvent('error'));
    await settle();
  }
});

/** What the school itself has named: no language changes it. */
const DATA = ['9A', 'P3', 'P4', 'Lab 2', 'Food tests', 'Rates', 'Salts', 'Stock check', 'Glucose', 'Cupboard 3', 'Sam Okoro'];

function batch(change: Partial<Batch>): Batch {
  return {
    key: 'k',
    practicalId: 'p',
    title: 'Food tests',
    taskIds: ['a', 'b'],
    requisitionIds: ['q1', 'q2'],
    sets: 41,
    trays: 14,
    minutes: 64,
    due: '2026-11-24T08:35:00Z',
    ...change,
  };
}

/** Tue 24 Nov 2026 with one of everything: batches, moves, duties, breaks, shortages, requests to answer, work to do ahead. */
function fullDay(): PrepList {
  const waits = { status: 'submitted', period: 'P4', group: '9D', late: true };
  return prepList({
    breaks: [
      { start: '10:00', end: '10:15' },
      { start: '12:00', end: '12:30' },
      { start: '12:30', end: '13:00' },
    ],
    technicians: [{ id: 'p1', code: 'PPA', name: 'Priya Patel' }, SAM],
    batches: [batch({})],
    ahead: [
      batch({ key: 'next', due: '2026-11-25T08:35:00Z' }),
      batch({ key: 'single', due: '2026-11-26T00:00:00Z', taskIds: ['z'], sets: 1 }),
    ],
    tasks: [
      task(
        'a',
        'prepare',
        { doneAt: '2026-11-24T07:50:00Z' },
        { notes: 'No nuts', short: true, shortLines: ['3 Glucose'], missing: [GLUCOSE] },
      ),
      task('b', 'prepare', { requisitionId: 'q2' }, waits),
      task('rates', 'prepare', { requisitionId: 'q5', title: 'Rates' }),
      task('salts', 'prepare', { requisitionId: 'q6', title: 'Salts' }, { status: 'queried' }),
      task('d', 'deliver', { requisitionId: 'q3', assignee: SAM, due: '2026-11-24T09:50:00Z' }, { room: null }),
      task('c', 'collect', { requisitionId: 'q3', from: '2026-11-24T11:50:00Z' }),
      task('e', 'clear', { requisitionId: 'q4', doneAt: '2026-11-24T07:55:00Z', date: '2026-11-23' }),
      { ...task('duty', 'duty', { requisitionId: null, title: 'Stock check', date: '2026-11-23' }), lesson: null },
    ],
    pickList: [
      { location: 'Cupboard 3', items: [{ ...GLUCOSE, quantity: 20, unit: 'g', kind: 'chemical', short: 3, requisitionIds: [] }] },
      { location: null, items: [{ ...GLUCOSE, kind: 'chemical', short: 0, requisitionIds: [] }] },
    ],
    waiting: [
      waitingRequisition({
        id: 'q1',
        late: true,
        minutesLate: 200,
        lateReason: 'forgot',
        short: true,
        overload: 'Overloaded',
        foundOverload: {
          from: '2026-11-25T13:00:00Z',
          to: '2026-11-25T15:00:00Z',
          workMinutes: 370,
          technicianMinutes: 270,
          minutesOver: 20,
        },
        notes: 'No nuts',
      }),
      waitingRequisition({ id: 'q2', status: 'queried', lastMessage: 'Which day?' }),
    ],
  });
}
