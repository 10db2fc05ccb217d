import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { LatenessReport, RecognitionReport, ServiceFactorReport } from '@app/shared/contracts';
import { permissionsOf, type Role, WORK_FUNCTIONS } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { ReportsPage } from './reports-page';

const OF = { from: '2026-10-31', to: '2026-12-18', departments: [{ id: 'd1', name: 'Science' }] };
const WHO = { technicians: 3, withoutHours: 1, alsoElsewhere: 0 };
const LATE: LatenessReport = { ...OF, own: false, asked: 20, late: 3, excused: 1, rate: 0.1, causes: [{ reason: 'forgot', count: 3 }] };
const BY_TEACHER = [{ teacher: { id: 't1', code: 'AB', name: 'Ann Bell' }, asked: 20, late: 3, excused: 1, rate: 0.1 }];
const FACTOR: ServiceFactorReport = {
  ...OF,
  ...WHO,
  taughtHours: 165,
  technicianHours: 73,
  factor: 73 / 165,
  wanted: [{ source: 'CLEAPSS, 17 to 23 points', factor: 0.7, hours: 115.5, orMore: false }],
  note: en.reports.noLegalLevel,
};
const RECOGNITION: RecognitionReport = {
  ...OF,
  ...WHO,
  functions: WORK_FUNCTIONS.map((one) => ({
    function: one,
    minutes: one === 'prepare' ? 600 : 0,
    agreedMinutes: one === 'prepare' ? 480 : null,
  })),
  askedMinutes: 600,
  contractedMinutes: 480,
  contract: null,
  shared: 'all',
  breaksMissed: 2,
  unpaidMinutes: 240,
  nonCoreMinutes: 0,
  cpdMinutes: 90,
  meetingMinutes: 45,
  practicalsServed: 41,
  recordedAfterwards: 0,
};

describe('the page of reports', () => {
  let http: HttpTestingController;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: 'reports', component: ReportsPage }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function show(role: Role, answers: Partial<Record<string, object>>, url = '/reports'): Promise<HTMLElement> {
    const who = me({ roles: [role], permissions: permissionsOf([role]), departments: [{ id: 'd1', name: 'Science', roles: [role] }] });
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush({ ...who, now: '2026-11-18T09:00:00Z' });
    await loaded;
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(url);
    await settle();
    http.expectOne('/api/departments').flush({
      items: [
        { id: 'd1', name: 'Science' },
        { id: 'd2', name: 'Art' },
      ],
    });
    http
      .expectOne(({ url: asked }) => asked === '/api/calendar')
      .flush({
        terms: [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
        closures: [{ from: '2026-10-26', to: '2026-10-30' }],
        firstWeekday: 1,
      });
    await settle();
    for (const [report, answer] of Object.entries(answers))
      http.expectOne(({ url: asked }) => asked === `/api/reports/${report}`).flush(answer ?? {});
    await settle();
    return harness.routeNativeElement as HTMLElement;
  }

  it('shows a head all three, and every number that has a list opens it', async () => {
    const page = await show('head', { lateness: { ...LATE, byTeacher: BY_TEACHER }, recognition: RECOGNITION, 'service-factor': FACTOR });
    expect(page.textContent).toContain('10 % came late: 2 of 20, 1 more excused.');
    expect(page.textContent).toContain('Ann Bell');
    expect(page.textContent).toContain('10 h of work asked, 8 h contracted: 2 h more than the contract has.');
    expect(page.textContent).toContain('There is no legal level.');
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links.filter((href) => href?.startsWith('/workload/late'))).toHaveLength(2);
    const byTeacher = links.filter((href) => href?.includes('teacher=t1'));
    expect(byTeacher).toEqual([
      expect.stringMatching(/^\/requests\?view=year&from=.*&teacher=t1$/),
      expect.stringMatching(/^\/requests\?.*&teacher=t1&late=true$/),
    ]);
    for (const report of ['lateness', 'recognition', 'service-factor'])
      for (const format of ['csv', 'pdf'])
        expect(links).toContainEqual(expect.stringMatching(new RegExp(`^/api/reports/${report}\\?from=.*&format=${format}$`)));
  });

  it('shows a teacher the own figures alone, and asks for nothing else', async () => {
    const page = await show('teacher', { lateness: { ...LATE, own: true, departments: null } });
    http.verify();
    expect(page.textContent).toContain('of your own requests came late');
    expect(page.querySelector('select')).toBeNull();
    expect(page.querySelector('a[href^="/workload"]')).toBeNull();
  });

  it('says what to do where nothing was asked for', async () => {
    const page = await show('teacher', { lateness: { ...LATE, own: true, asked: 0, late: 0, excused: 0, rate: null, causes: [] } });
    expect(page.textContent).toContain(en.reports.nothingAskedWhy);
  });

  it('asks for the dates of its address, and offers half term, term and year', async () => {
    const page = await show('technician', {}, '/reports?from=2026-09-01&to=2026-09-30');
    const asked = http.match(({ url }) => url.startsWith('/api/reports/'));
    expect(asked.map(({ request }) => [request.params.get('from'), request.params.get('to')])).toEqual(
      Array(3).fill(['2026-09-01', '2026-09-30']),
    );
    expect([...page.querySelectorAll('button[aria-pressed]')].map(({ textContent }) => textContent?.trim())).toEqual(
      Object.values(en.reports.stretches),
    );
  });
});
