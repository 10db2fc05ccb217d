import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { WhatCame, WhatIfAnswer } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ALL_WORDS } from '../../core/words';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { bodyOf, draftOf, wrongIn } from './what-if-draft';
import { WhatIfPage } from './what-if-page';

const WAS: WhatCame = {
  asked: 40,
  late: 8,
  excused: 2,
  lateRate: 0.15,
  practicals: 38,
  turnedAway: 0,
  overloadDays: 4,
  backlogMinutes: 600,
  clashes: 3,
};
const ANSWER: WhatIfAnswer = {
  from: '2026-09-01',
  to: '2026-10-25',
  departmentId: 'd1',
  days: 38,
  technicians: 3,
  was: WAS,
  would: { ...WAS, overloadDays: 1, backlogMinutes: 240 },
};
const DRAFT = draftOf({ from: '2026-09-01', to: '2026-10-25' });

describe('what is tried', () => {
  it('is sent without what stays as it was', () => {
    expect(bodyOf({ ...DRAFT, technicians: ' 4 ' }, 'd1')).toEqual({
      from: '2026-09-01',
      to: '2026-10-25',
      departmentId: 'd1',
      technicians: 4,
    });
    expect(bodyOf({ ...DRAFT, policy: 'notice', schoolDays: '5' }, 'd1').policy).toEqual({ kind: 'notice', schoolDays: 5 });
    expect(bodyOf({ ...DRAFT, policy: 'weekly', time: '12:00' }, 'd1').policy).toEqual({
      kind: 'weekly',
      weekday: 4,
      weeksBefore: 1,
      time: '12:00',
    });
  });

  it('has whole numbers, and a time where the week closes at one', () => {
    const wrong = (more: Partial<typeof DRAFT>) => Object.keys(wrongIn({ ...DRAFT, ...more }, en));
    expect(wrong({})).toEqual([]);
    expect(wrong({ technicians: '1.5', practicalsADay: '-2', turnaroundMinutes: 'x' })).toEqual([
      'technicians',
      'practicalsADay',
      'turnaroundMinutes',
    ]);
    expect(wrong({ policy: 'weekly' })).toEqual(['policy.time']);
    expect(wrong({ policy: 'notice', schoolDays: '' })).toEqual(['policy.schoolDays']);
    expect(wrong({ from: 'soon' })).toEqual(['from']);
  });
});

describe('the page that asks what if', () => {
  let http: HttpTestingController;
  let harness: RouterTestingHarness;
  const root = (): HTMLElement => harness.fixture.nativeElement as HTMLElement;
  const text = (): string => root().textContent?.replace(/\s+/g, ' ') ?? '';

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'workload/what-if', component: WhatIfPage }]),
        { provide: ALL_WORDS, useValue: en },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(
      me({
        now: '2026-11-18T09:00:00Z',
        roles: ['head'],
        permissions: permissionsOf(['head']),
        departments: [{ id: 'd1', name: 'Science', roles: ['head'] }],
      }),
    );
    await loaded;
    harness = await RouterTestingHarness.create('/workload/what-if');
    http.expectOne('/api/departments').flush({
      items: [
        { id: 'd1', name: 'Science' },
        { id: 'd2', name: 'Art' },
      ],
    });
    http
      .expectOne(({ url }) => url === '/api/calendar')
      .flush({
        firstWeekday: 1,
        terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
        teachingDays: ['2026-09-01', '2026-10-23', '2026-11-03', '2026-11-17'].map((date) => ({ date })),
        closures: [{ from: '2026-10-26', to: '2026-10-30', kind: 'holiday', name: 'Half term' }],
      });
    await settle();
  });

  it('offers the departments that one leads and the stretches that are over', () => {
    const options = [...root().querySelectorAll('option')].map((one) => one.textContent?.trim());
    expect(options.slice(0, 2)).toEqual(['Science', 'This half term so far: Tue 3 Nov – Tue 17 Nov']);
    expect(options).toContain('Last half term: Tue 1 Sep – Fri 23 Oct');
    expect(options).not.toContain('Art');
  });

  it('asks for something to try, and shows what was beside what would have been', async () => {
    const submit = () => root().querySelector('form')?.dispatchEvent(new Event('submit'));
    submit();
    await settle();
    expect(text()).toContain(en.whatIf.nothingTried);
    http.expectNone('/api/workload/what-if');
    const box = root().querySelector<HTMLInputElement>('input[inputmode="numeric"]')!;
    box.value = '4';
    box.dispatchEvent(new Event('input'));
    submit();
    await settle();
    const asked = http.expectOne('/api/workload/what-if');
    expect(asked.request.body).toMatchObject({ from: '2026-11-03', to: '2026-11-17', departmentId: 'd1', technicians: 4 });
    asked.flush(ANSWER);
    await settle();
    expect(text()).toContain('38 teaching days, Tue 1 Sep – Sun 25 Oct, technicians: 3');
    const row = (what: string) =>
      [...root().querySelectorAll('tbody tr')].find((one) => one.textContent?.includes(what))?.textContent?.trim();
    expect(row(en.whatIf.rows.overloadDays)).toMatch(/4 days\s*1 day\s*3 days fewer$/);
    expect(row(en.whatIf.rows.backlog)).toMatch(/10 h\s*4 h\s*6 h less$/);
    expect(row(en.whatIf.rows.lateRate)).toMatch(/15 %\s*15 %\s*no change$/);
  });
});
