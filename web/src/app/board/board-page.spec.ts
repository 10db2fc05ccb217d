import { CdkDrag, CdkDropList } from '@angular/cdk/drag-drop';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { Board, BoardTask } from '@app/shared/contracts';
import { laidOut, permissionsOf, type PlacedTask, type Role } from '@app/shared/rules';
import { en, pseudo, type Words } from '@app/shared/words';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../core/toasts';
import { undoTokens } from '../core/undo-tokens';
import { ALL_WORDS, WORDS } from '../core/words';
import { Session } from '../identity/session';
import { englishLeft } from '../testing/english-left';
import { me } from '../testing/lessons';
import { BoardPage } from './board-page';
import { BoardState } from './board-state';

const DAYS = ['2026-11-23', '2026-11-24', '2026-11-25'];
const ANIL = { id: 't1', code: 'ANM', name: 'Anil Mehta' };
const SAM = { id: 't2', code: 'SOK', name: 'Sam Okafor' };
const PEOPLE = [null, ANIL, SAM];

const empty = (): Board => ({
  week: '2026-11-23',
  departmentId: 'd1',
  days: DAYS.map((date) => ({
    ...{ date, weekLabel: 'B', beside: false, workMinutes: 0, technicianMinutes: 0, level: 'calm' as const },
    ...{ from: `${date}T00:00:00Z`, to: Temporal.Instant.from(`${date}T00:00:00Z`).add({ hours: 24 }).toString() },
  })),
  rows: PEOPLE.map((technician) => ({
    technician,
    takes: technician ? ['d1'] : [],
    specialisms: [],
    prepRoom: null,
    cells: DAYS.map((date) => ({
      ...{
        date,
        workMinutes: 0,
        technicianMinutes: technician ? 60 : 0,
        away: [],
        cards: [],
        hours: technician ? [{ from: `${date}T08:00:00Z`, to: `${date}T09:30:00Z` }] : [],
      },
      breaks: technician === SAM ? [{ from: `${date}T10:00:00Z`, to: `${date}T10:15:00Z` }] : [],
    })),
  })),
  nextDayEnd: '2026-11-24T00:00:00Z',
});

/** A class's share of making food tests: 20 minutes once, and 10 of its own. */
const food = (id: string, group: string, at: { date: string; technicianId: string | null }): PlacedTask<BoardTask> => ({
  ...{
    kind: 'prepare',
    title: 'Food tests',
    departmentId: 'd1',
    practicalId: 'p1',
    practicalVersion: 1,
    specialism: null,
    of: `r-${id}`,
    elsewhere: null,
  },
  ...at,
  task: {
    ...{ id, version: 3, requisitionId: `r-${id}`, group, room: 'Lab 1', lessonStart: '2026-11-25T09:00:00Z', sets: 5 },
    ...{ minutes: 30, fixedMinutes: 20, from: '2026-11-23T00:00:00Z', due: '2026-11-24T09:35:00Z', pinned: false, done: false },
  },
});
const monday = { date: '2026-11-23', technicianId: 't1' };
const board = (): Board =>
  laidOut<BoardTask, Board>(empty(), [
    food('k1', '9X', monday),
    food('k2', '10Y', monday),
    food('k3', '11Z', { date: '2026-11-24', technicianId: 't2' }),
  ]);

describe('the week board', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let language: Words;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const card = (stop: string): HTMLElement => root().querySelector<HTMLElement>(`[data-stop="${stop}"]`)!;
  const key = (on: Element | null, name: string): void => {
    on?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
  };

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }
  const answer = (shown: Board): void => http.match(({ url }) => url === '/api/workload/board').forEach((request) => request.flush(shown));

  async function open(shown: Board, role: Role = 'technician'): Promise<void> {
    const loaded = TestBed.inject(Session).load();
    const departments = [{ id: 'd1', name: 'Science', roles: [role] }];
    http.expectOne('/api/me').flush(me({ roles: [role], permissions: permissionsOf([role]), departments, now: '2026-11-23T08:00:00Z' }));
    await loaded;
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/board?week=2026-11-23&department=d1');
    await settle();
    answer(shown);
    http.match(({ url }) => url === '/api/departments').forEach((request) => request.flush({ items: [{ id: 'd1', name: 'Science' }] }));
    await settle();
  }

  /** Answers the changes of tasks one after the other, as the server would, and says what was sent. */
  async function written(refuse?: string): Promise<{ task: string; body: unknown }[]> {
    const sent: { task: string; body: unknown }[] = [];
    for (let turn = 0; turn < 4; turn++) {
      for (const { request, flush } of http
        .match(({ method }) => method === 'PATCH')
        .map((one) => ({ request: one.request, flush: one.flush.bind(one) }))) {
        const task = request.url.replace('/api/tasks/', '');
        sent.push({ task, body: request.body });
        if (task === refuse) {
          const current = { id: task, date: '2026-11-25', assignee: SAM, doneAt: null };
          const problem = {
            code: 'STALE_VERSION',
            title: 'Changed meanwhile',
            detail: 'Somebody changed this task first.',
            status: 409,
            current,
          };
          flush(problem, { status: 409, statusText: 'Conflict' });
        } else flush({ id: task, also: [] }, { headers: { 'Undo-Token': `undo-${task}` } });
      }
      await settle();
    }
    return sent;
  }

  // jsdom knows the element and not how it opens
  beforeAll(() => {
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.setAttribute('open', '');
      },
      close(this: HTMLDialogElement) {
        this.removeAttribute('open');
      },
    });
  });

  beforeEach(() => {
    language = en;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([undoTokens])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'board', component: BoardPage }], withComponentInputBinding()),
        { provide: WORDS, useFactory: () => language },
        { provide: ALL_WORDS, useFactory: () => language },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('shows a batch as one card, and what is asked of the time there is', async () => {
    await open(board());
    expect([...card('k1').children].map((one) => one.textContent?.trim())).toEqual([
      'Food tests',
      '9X and 10Y · 10 sets · 40 min',
      'by Tue 24 Nov 09:35',
      'Anil Mehta, Mon 23 Nov',
    ]);
    expect([...root().querySelectorAll('thead th .num')].map((one) => one.textContent?.trim().replace(/\s+/g, ' '))).toEqual([
      '40 min of 2 h, fits',
      '30 min of 2 h, fits',
      '0 min of 2 h, fits',
    ]);
    expect(text()).toContain('break 10:00 to 10:15');
  });

  it('moves a card to the day of a digit, all of it, says both days’ hours, and takes all of it back', async () => {
    await open(board());
    card('k1').focus();
    key(card('k1'), '2');
    await settle();
    // at once, before the server has answered
    expect(card('k1').textContent).toContain('Anil Mehta, Tue 24 Nov');
    const sent = await written();
    const to = { version: 3, date: '2026-11-24', assigneeId: 't1' };
    expect(sent).toEqual([
      { task: 'k1', body: to },
      { task: 'k2', body: to },
    ]);
    const toast = TestBed.inject(Toasts).current();
    expect(toast?.message).toBe(
      'Food tests: Tue 24 Nov, Anil Mehta. Mon 23 Nov: 40 min to 0 min of 2 h. Tue 24 Nov: 30 min to 70 min of 2 h. ' +
        'Anil Mehta: 0 min to 40 min of 60 min.',
    );
    void toast?.undo?.();
    const undone: unknown[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await settle();
      http.match('/api/undo').forEach((one) => {
        undone.push(one.request.body);
        one.flush({});
      });
    }
    expect(undone).toEqual([{ token: 'undo-k2' }, { token: 'undo-k1' }]);
  });

  it('moves nothing to a day outside its window, and says why', async () => {
    await open(board());
    key(card('k1'), '3');
    await settle();
    expect(http.match(({ method }) => method === 'PATCH')).toEqual([]);
    expect(TestBed.inject(Toasts).current()?.message).toBe('Food tests stays where it is: due by Tue 24 Nov 09:35.');
  });

  it('gives back what was moved already where a part of it is refused, and shows what the other did', async () => {
    await open(board());
    key(card('k1'), '2');
    await settle();
    const patches = written('k2');
    let back: unknown = null;
    for (let turn = 0; turn < 8; turn++) {
      await settle();
      http.match('/api/undo').forEach((one) => {
        back = one.request.body;
        one.flush({});
      });
    }
    await patches;
    expect(back).toEqual({ token: 'undo-k1' });
    expect(text()).toContain('It is now planned for Wed 25 Nov, Sam Okafor.');
  });

  it('offers in its menu the days with their hours or why not, moves by digit and letter, and says what changes', async () => {
    await open(board());
    card('k1').focus();
    key(card('k1'), 'm');
    await settle();
    const form = root().querySelector('app-move-menu form')!;
    expect([...form.querySelectorAll('label')].map((one) => one.textContent?.trim().replace(/\s+/g, ' '))).toEqual([
      '9XLab 1',
      '10YLab 1',
      '1Mon 23 Nov 40 min of 2 h, it is here',
      '2Tue 24 Nov 30 min of 2 h',
      '3Wed 25 Nov due by Tue 24 Nov 09:35',
      'nNot taken yet 0 min',
      'aAnil Mehta 40 min of 60 min, it is here',
      'sSam Okafor 0 min of 60 min',
    ]);
    key(form, '2');
    key(form, 's');
    await settle();
    // it joins the batch of Tuesday: 20 minutes are spent once
    expect(form.querySelector('.says')?.textContent).toBe(
      'Mon 23 Nov: 40 min to 0 min of 2 h. Tue 24 Nov: 30 min to 50 min of 2 h. Anil Mehta: 40 min to 0 min of 60 min. Sam Okafor: 30 min to 50 min of 60 min.',
    );
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    const sent = await written();
    expect(sent.map(({ body }) => body)).toEqual(Array(2).fill({ version: 3, date: '2026-11-24', assigneeId: 't2' }));
  });

  it('moves what is dropped on another cell, which the browser says after the drag has ended', async () => {
    await open(board());
    const { debugElement } = harness.fixture;
    const lists = debugElement.queryAll(By.directive(CdkDropList)).map(({ injector }) => injector.get(CdkDropList));
    const drag = debugElement.queryAll(By.directive(CdkDrag)).map(({ injector }) => injector.get(CdkDrag))[0]!;
    drag.started.emit({ source: drag } as never);
    await settle();
    drag.ended.emit({ source: drag } as never);
    // what Anil makes on Monday goes to the tray of that day
    const [container, previousContainer] = [lists[0], lists[3]];
    container?.dropped.emit({ item: drag, container, previousContainer } as never);
    await settle();
    expect((await written()).map(({ body }) => body)).toEqual(Array(2).fill({ version: 3, date: '2026-11-23', assigneeId: null }));
  });

  it('stands still while a card is held, and shows what came meanwhile once it is let go', async () => {
    await open(board());
    const { debugElement } = harness.fixture;
    const drag = debugElement.queryAll(By.directive(CdkDrag)).map(({ injector }) => injector.get(CdkDrag))[0]!;
    const held = card('k1');
    const taken = laidOut<BoardTask, Board>(empty(), [
      food('k1', '9X', { ...monday, technicianId: 't2' }),
      { ...food('k4', '7A', monday), practicalId: 'p2', title: 'Osmosis' },
    ]);
    const readAnew = async (): Promise<void> => {
      debugElement.query(By.directive(BoardPage)).injector.get(BoardState).reload();
      await settle();
      answer(taken);
      await settle();
    };
    drag.started.emit({ source: drag } as never);
    await readAnew();
    expect(card('k1')).toBe(held);
    expect(held.isConnected).toBe(true);
    expect(card('k4')).toBeNull();
    expect(root().querySelector('.target')).not.toBeNull();
    drag.ended.emit({ source: drag } as never);
    await settle();
    expect(held.isConnected).toBe(false);
    expect(card('k4')).not.toBeNull();
    expect(root().querySelector('.target')).toBeNull();
  });

  it('keeps what is moved where it was let go while that is written, though the board is read meanwhile', async () => {
    await open(board());
    const { debugElement } = harness.fixture;
    key(card('k3'), '1');
    await settle();
    const lies = (name: string, date: string): boolean => card('k3').textContent.includes(en.board.cardAt(name, date));
    expect(lies('Sam Okafor', '2026-11-23')).toBe(true);
    debugElement.query(By.directive(BoardPage)).injector.get(BoardState).reload();
    await settle();
    answer(board());
    await settle();
    expect(lies('Sam Okafor', '2026-11-23')).toBe(true);
    expect(await written()).toHaveLength(1);
    answer(laidOut<BoardTask, Board>(empty(), [food('k3', '11Z', { date: '2026-11-24', technicianId: 't1' })]));
    await settle();
    expect(lies('Anil Mehta', '2026-11-24')).toBe(true);
  });

  it('shows another week though a card is held', async () => {
    await open(board());
    const { debugElement } = harness.fixture;
    const drag = debugElement.queryAll(By.directive(CdkDrag)).map(({ injector }) => injector.get(CdkDrag))[0]!;
    drag.started.emit({ source: drag } as never);
    await harness.navigateByUrl('/board?week=2026-11-30&department=d1');
    await settle();
    answer({ ...empty(), week: '2026-11-30' });
    await settle();
    expect(card('k1')).toBeNull();
    await harness.navigateByUrl('/board?week=2026-11-23&department=d1');
    await settle();
    answer(board());
    await settle();
    expect(card('k1')).not.toBeNull();
    expect(root().querySelector('.target')).toBeNull();
  });

  it('moves a class alone where the others are left out, by its own hours', async () => {
    await open(board());
    key(card('k1'), 'm');
    await settle();
    const form = root().querySelector('app-move-menu form')!;
    const [first] = form.querySelectorAll<HTMLInputElement>('input[type="checkbox"]');
    first?.click();
    key(form, '2');
    await settle();
    expect(form.querySelector('.says')?.textContent).toContain('Mon 23 Nov: 40 min to 30 min of 2 h. Tue 24 Nov: 30 min to 60 min of 2 h.');
    form.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect((await written()).map(({ task }) => task)).toEqual(['k2']);
  });

  it('pins by p', async () => {
    await open(board());
    key(card('k3'), 'p');
    await settle();
    expect(await written()).toEqual([{ task: 'k3', body: { version: 3, pinned: true } }]);
  });

  it('goes from card to card by arrows, with one stop for Tab', async () => {
    await open(board());
    card('k1').focus();
    key(card('k1'), 'ArrowRight');
    await settle();
    expect(document.activeElement).not.toBe(card('k3'));
    key(card('k1'), 'ArrowDown');
    await settle();
    expect([...root().querySelectorAll('.board [data-stop][tabindex="0"]')].length).toBe(1);
  });

  it('lets an admin look and not move', async () => {
    await open(board(), 'admin');
    key(card('k1'), '2');
    key(card('k1'), 'p');
    await settle();
    expect(http.match(({ method }) => method === 'PATCH')).toEqual([]);
    expect(text()).toContain('Technicians and the head of the department move the cards.');
  });

  it('lets the head move, who plans the week', async () => {
    await open(board(), 'head');
    key(card('k3'), 'p');
    expect(await written()).toEqual([{ task: 'k3', body: { version: 3, pinned: true } }]);
    expect(text()).not.toContain('Technicians and the head of the department move the cards.');
  });

  it('warns where a card lies with somebody who has not learnt what it asks for', async () => {
    const asking = [
      { ...food('k1', '9X', monday), practicalId: 'p2', specialism: 'Chemistry' },
      { ...food('k2', '9Y', monday), specialism: null },
    ];
    const shown = laidOut<BoardTask, Board>(empty(), asking);
    await open(shown);
    const warned = () => [...root().querySelectorAll('.warns')].map(({ textContent }) => textContent.trim());
    const held = shown.rows.filter(({ technician, cells }) => technician && cells.some(({ cards }) => cards.some((one) => one.specialism)));
    expect(warned()).toEqual(held.map(() => 'asks for Chemistry'));
    expect(held.length).toBe(1);
  });

  it('says of a week without teaching that it has none', async () => {
    await open({ ...board(), days: [], rows: [] });
    expect(text()).toContain('No teaching in this week');
  });

  it('says what would help a day that is over', async () => {
    const many = ['k1', 'k2', 'k4', 'k5', 'k6'].map((id) => food(id, `9${id}`, monday));
    const alone = many.map((one, at): PlacedTask<BoardTask> => ({ ...one, practicalId: `p${at}`, title: `Practical ${at}` }));
    await open(laidOut<BoardTask, Board>(empty(), alone));
    expect(root().querySelector('app-board-help')?.textContent?.replace(/\s+/g, ' ')).toContain('Practical 0, 9k1: Tue 24 Nov has room');
  });

  it('speaks by its words alone', async () => {
    language = pseudo(en);
    await open(board());
    const data = ['Food tests', '9X', '10Y', '11Z', 'Anil Mehta', 'Sam Okafor', 'Science', 'B'];
    expect(englishLeft(root(), data)).toEqual([]);
  });
});
