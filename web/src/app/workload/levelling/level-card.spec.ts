import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Levelling } from '@app/shared/contracts';
import { permissionsOf, type Role } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../../core/offline/memory-shelf';
import { SHELF } from '../../core/offline/shelf.token';
import { wordsThere } from '../../core/words-there';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { LevelCard } from './level-card';

const ANSWER: Levelling = {
  from: '2026-11-23',
  to: '2026-11-29',
  worst: { date: '2026-11-23', workMinutes: 3420, technicianMinutes: 1140 },
  items: [
    {
      requisitionId: 'r1',
      title: 'Food tests',
      group: '11Y',
      teacher: { id: 'p1', code: 'GAD', name: 'Grace Adeyemi' },
      from: { id: 'e1_2026-11-23', date: '2026-11-23', period: 'P2' },
      to: { id: 'e2_2026-11-24', date: '2026-11-24', period: 'P3' },
      minutesOff: 48,
      asked: null,
    },
  ],
  looked: 8,
  all: 34,
};

describe('which lessons could move', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<LevelCard>;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const press = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)?.click();
  const isAsked = ({ url }: { url: string }) => url === '/api/workload/levelling';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  async function open(role: Role): Promise<void> {
    const roles = [role];
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles, permissions: permissionsOf(roles), departments: [{ id: 'd1', name: 'Science', roles }] }));
    await loaded;
    fixture = TestBed.createComponent(LevelCard);
    fixture.componentRef.setInput('week', '2026-11-23');
    fixture.componentRef.setInput('departmentId', 'd1');
    fixture.autoDetectChanges();
    await settle();
  }

  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([]), { provide: SHELF, useClass: MemoryShelf }],
    });
    http = TestBed.inject(HttpTestingController);
  });

  it('is looked for when somebody asks, says what each takes off the day, and asks the teacher', async () => {
    await open('head');
    expect(http.match(isAsked)).toEqual([]);
    press('Look for lessons that could move');
    await settle();
    const asked = http.expectOne(isAsked);
    expect(asked.request.params.toString()).toBe('from=2026-11-23&to=2026-11-29&departmentId=d1');
    asked.flush(ANSWER);
    await settle();
    expect(text()).toContain('Mon 23 Nov: 57 h of work, 19 h of time, 38 h over. 1 of the 8 largest of 34 requests of that day could.');
    expect(text()).toContain('Food tests, 11Y: Mon 23 Nov P2 to Tue 24 Nov P3 takes 48 min off Mon 23 Nov');
    press('Ask Grace Adeyemi');
    await settle();
    const offer = http.expectOne('/api/requisitions/r1/offers');
    expect(offer.request.body).toEqual({ lessonId: 'e2_2026-11-24' });
    offer.flush({ id: 'o1' });
    await settle();
    expect(text()).not.toContain('Ask Grace Adeyemi');
    // another week is another question
    fixture.componentRef.setInput('week', '2026-11-30');
    await settle();
    expect(http.match(isAsked)).toEqual([]);
    expect(text()).not.toContain('Food tests');
  });

  it('says who has a question open, and who has said no to another lesson and may be asked about this one', async () => {
    await open('head');
    press('Look for lessons that could move');
    await settle();
    const [one] = ANSWER.items;
    const others = (['open', 'declined'] as const).map((asked, at) => ({ ...one!, requisitionId: `r${at + 2}`, asked }));
    http.expectOne(isAsked).flush({ ...ANSWER, items: others });
    await settle();
    const [waiting, refused] = [...root().querySelectorAll('li')].map((row) => row.textContent ?? '');
    expect(waiting).toContain('asked, no answer yet');
    expect(waiting).not.toContain('Ask Grace Adeyemi');
    expect(refused).toContain('Grace Adeyemi has said no to another lesson.');
    expect(refused).toContain('Ask Grace Adeyemi');
  });

  it('says so where no day is over, or nothing can move', async () => {
    await open('technician');
    press('Look for lessons that could move');
    await settle();
    http.expectOne(isAsked).flush({ ...ANSWER, worst: null, items: [], looked: 0, all: 0 });
    await settle();
    expect(text()).toContain('No day of this week has more work than time.');
    press('Look again');
    await settle();
    http.expectOne(isAsked).flush({ ...ANSWER, items: [] });
    await settle();
    expect(text()).toContain('none can go to another lesson');
  });

  it('is not there for who may not ask teachers', async () => {
    await open('admin');
    expect(text().trim()).toBe('');
  });
});
