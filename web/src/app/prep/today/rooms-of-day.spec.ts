import { HttpTestingController } from '@angular/common/http/testing';
import { RouterTestingHarness } from '@angular/router/testing';
import type { ListedTask } from '@app/shared/contracts';
import { en, pseudo, type Words } from '@app/shared/words';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { englishLeft } from '../../testing/english-left';
import { prepList, task } from '../testing/prep-list';
import { settle, technicianHere } from '../testing/technician-here';
import { Today } from './today';

describe('Today at a desk', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  let language: Words;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const grid = (): HTMLElement => root().querySelector<HTMLElement>('app-rooms-of-day') ?? root();
  const focused = (): string => document.activeElement?.closest('.row')?.querySelector('b')?.textContent ?? '';
  /** What a cell is called: its letter is a picture, and not read. */
  const nameOf = (cell: Element): string =>
    [...cell.childNodes]
      .filter((part) => !(part instanceof Element && part.getAttribute('aria-hidden') === 'true'))
      .map(({ textContent }) => textContent?.trim())
      .filter(Boolean)
      .join(' ');
  const cellNamed = (name: string): HTMLElement => {
    const found = [...grid().querySelectorAll<HTMLElement>('td > button')].find((cell) => nameOf(cell) === name);
    if (!found) throw new Error(`There is no cell ${name}.`);
    return found;
  };
  const labelled = (label: string): HTMLElement => {
    const found = root().querySelector<HTMLElement>(`[aria-label="${label}"]`);
    if (!found) throw new Error(`There is no ${label}.`);
    return found;
  };

  async function open(tasks: ListedTask[]): Promise<void> {
    await harness.navigateByUrl('/today');
    await settle();
    http.expectOne(({ url }) => url === '/api/prep-list').flush(prepList({ tasks }));
    await settle();
  }

  async function press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await settle();
  }

  beforeEach(async () => {
    language = en;
    ({ http, harness } = await technicianHere({
      routes: [{ path: 'today', component: Today }],
      now: '2026-11-24T12:20:00Z',
      words: () => language,
    }));
    document.body.append(root());
  });
  afterEach(() => root().remove());

  it('has a table of rooms by periods, whose cells say in words what is to be done next', async () => {
    await open([...ticket('Rates', 'P3', 'Lab 2', 2), ...ticket('Salts', 'P5', 'Lab 10', 1), ...ticket('Seeds', 'P5', 'Lab 2', 0)]);
    expect([...grid().querySelectorAll('thead th')].map(({ textContent }) => textContent)).toEqual(['Room', 'P3', 'P5']);
    expect([...grid().querySelectorAll('tbody th[scope=row]')].map(({ textContent }) => textContent)).toEqual(['Lab 2', 'Lab 10']);
    expect([...grid().querySelectorAll('td > button')].map(nameOf)).toEqual([
      'Rates 9A, Lab 2 P3: to fetch',
      'Seeds 9A, Lab 2 P5: to make',
      'Salts 9A, Lab 10 P5: to take',
    ]);
    expect(grid().querySelector('tbody tr:last-child td')?.textContent?.trim()).toBe('nothing');
  });

  it('opens a ticket with its steps, and a tick changes the cell; Escape closes it and gives the focus back', async () => {
    await open(ticket('Rates', 'P3', 'Lab 2', 2));
    cellNamed('Rates 9A, Lab 2 P3: to fetch').click();
    await settle();
    expect(document.activeElement?.textContent).toBe('Rates');
    expect([...grid().querySelectorAll('.ticket .row b')].map(({ textContent }) => textContent)).toEqual([
      'Deliver to Lab 2',
      'Collect from Lab 2',
      'Clear away: Rates',
    ]);
    labelled('Done: Collect from Lab 2, Rates · 9A P3 · 14 sets, 5 trays').click();
    await settle();
    const cell = cellNamed('Rates 9A, Lab 2 P3: back, to clear');
    expect(cell.getAttribute('aria-expanded')).toBe('true');
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await settle();
    expect(grid().querySelector('.ticket')).toBeNull();
    expect(document.activeElement).toBe(cell);
  });

  it('keeps a ticket open where the list is read anew, and closes it on another day', async () => {
    await open(ticket('Rates', 'P3', 'Lab 2', 2));
    cellNamed('Rates 9A, Lab 2 P3: to fetch').click();
    await settle();
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    const anew = [...ticket('Rates', 'P3', 'Lab 2', 3), ...ticket('Salts', 'P4', 'Lab 2', 1)];
    http.expectOne(({ url }) => url === '/api/prep-list').flush(prepList({ tasks: anew }));
    await settle();
    expect(cellNamed('Rates 9A, Lab 2 P3: back, to clear').getAttribute('aria-expanded')).toBe('true');
    expect(grid().querySelector('.ticket h3')?.textContent).toBe('Rates');
    await harness.navigateByUrl('/today?date=2026-11-25');
    await settle();
    http.expectOne(({ url }) => url === '/api/prep-list').flush(prepList({ date: '2026-11-25', tasks: anew }));
    await settle();
    expect(grid().querySelector('.ticket')).toBeNull();
  });

  it('lists below what no cell holds: what other days left, and help in lessons', async () => {
    const old = task('old', 'collect', { requisitionId: 'old', title: 'Agar', date: '2026-11-23' }, { lessonDate: '2026-11-23' });
    const help = task('help', 'support', { requisitionId: 'Rates', title: 'Help' });
    await open([...ticket('Rates', 'P3', 'Lab 2', 2), old, help]);
    expect([...grid().querySelectorAll('.others .row b')].map(({ textContent }) => textContent)).toEqual([
      'Collect from Lab 2',
      'Help in the lesson, Lab 2',
    ]);
  });

  it('walks the work with j and k, and ticks with x, and only what has the focus', async () => {
    const make = (title: string, due: string) => task(title, 'prepare', { title, requisitionId: title, due });
    await open([make('Rates', '2026-11-24T13:00:00Z'), make('Salts', '2026-11-24T13:30:00Z')]);
    const isDone = (title: string) => labelled(`Done: ${title}`).getAttribute('aria-pressed');
    await press('x');
    expect([isDone('Rates'), isDone('Salts')]).toEqual(['false', 'false']);
    await press('j');
    expect(focused()).toBe('Rates');
    await press('j');
    expect(focused()).toBe('Salts');
    await press('x');
    expect([isDone('Rates'), isDone('Salts')]).toEqual(['false', 'true']);
    await press('x');
    expect(isDone('Salts')).toBe('false');
    await press('k');
    expect(focused()).toBe('Rates');
  });

  it('says nothing past its words in another language', async () => {
    language = pseudo(en);
    await open(ticket('Rates', 'P3', null, 2));
    grid().querySelector<HTMLElement>('td > button')?.click();
    await settle();
    expect(grid().querySelector('.ticket')).not.toBeNull();
    expect(englishLeft(root(), ['9A', 'P3', 'Rates'])).toEqual([]);
  });
});

/** One class's practical of which so many steps are done; it can be fetched from 12:10. */
function ticket(title: string, period: string, room: string | null, done: number): ListedTask[] {
  return (['prepare', 'deliver', 'collect', 'clear'] as const).map((kind, at) =>
    task(
      `${title}-${kind}`,
      kind,
      {
        requisitionId: title,
        title,
        due: kind === 'deliver' ? '2026-11-24T11:10:00Z' : '2026-11-24T16:00:00Z',
        from: kind === 'collect' || kind === 'clear' ? '2026-11-24T12:10:00Z' : '2026-11-24T08:00:00Z',
        doneAt: at < done ? '2026-11-24T08:00:00Z' : null,
      },
      { period, room, lessonStart: `2026-11-24T1${period.slice(1)}:10:00Z` },
    ),
  );
}
