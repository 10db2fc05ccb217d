import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { LessonToClose } from '@app/shared/contracts';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { ToClose } from './to-close';

const lesson = (id: string): LessonToClose => ({
  id,
  version: 3,
  title: 'Density',
  status: 'accepted',
  date: '2026-11-19',
  period: 'P3',
  lastPeriod: null,
  start: '2026-11-19T11:10:00Z',
  group: '10P',
  room: 'North 1',
  departmentId: 'd1',
  teacher: { id: 't1', code: 'HOLT', name: 'Rosa Holt' },
  otherTeachers: [],
});

describe('what is over and not closed', () => {
  let http: HttpTestingController;
  let fixture: ComponentFixture<ToClose>;
  let closed: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const buttons = () => [...root().querySelectorAll('button')];

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  }

  afterEach(() => root().remove());

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(
      me({
        roles: ['technician'],
        departments: [{ id: 'd1', name: 'Science', roles: ['technician'] }],
        permissions: ['requisitions.move', 'requisitions.serve'],
      }),
    );
    await loaded;
    fixture = TestBed.createComponent(ToClose);
    document.body.append(root());
    closed = 0;
    fixture.componentInstance.closed.subscribe(() => closed++);
    fixture.componentRef.setInput('lessons', [lesson('q1'), lesson('q2')]);
    fixture.autoDetectChanges();
    await settle();
  });

  it('says which lesson it was and closes it as what is chosen', async () => {
    expect(root().querySelector('li')?.textContent?.replace(/\s+/g, ' ')).toMatch(/Density ?10P, Thu 19 Nov P3, North 1, Rosa Holt/);
    buttons()
      .find((one) => one.textContent?.trim() === 'Partly used')
      ?.click();
    const post = http.expectOne('/api/requisitions/q1/transitions');
    expect(post.request.body).toEqual({ to: 'cleared', version: 3, outcome: 'partly-used' });
    post.flush({});
    await settle();
    expect([TestBed.inject(Toasts).current()?.message, closed]).toEqual(['Density: closed, partly used.', 1]);
  });

  it('asks nothing about those of another department, and closes none of them with the rest', async () => {
    fixture.componentRef.setInput('lessons', [lesson('q1'), lesson('q2'), { ...lesson('q3'), departmentId: 'art' }]);
    await settle();
    expect([...root().querySelectorAll('li')].map((row) => row.querySelectorAll('button').length > 0)).toEqual([true, true, false]);
    buttons()
      .find((one) => one.textContent?.includes('Close all'))
      ?.click();
    for (const id of ['q1', 'q2']) {
      http.expectOne(`/api/requisitions/${id}/transitions`).flush({});
      await settle();
    }
    http.expectNone('/api/requisitions/q3/transitions');
  });

  it('says of how many it is where more are over than stand here', async () => {
    fixture.componentRef.setInput('total', 231);
    await settle();
    expect(root().textContent).toContain('(231)');
    expect(root().textContent).toContain('Here are the first 2 of 231, by lesson.');
    let more = 0;
    fixture.componentInstance.more.subscribe(() => more++);
    buttons()
      .find((one) => one.textContent?.trim() === 'Load more')
      ?.click();
    expect(more).toBe(1);
    fixture.componentRef.setInput('lessons', [lesson('q1'), lesson('q2'), lesson('q3')]);
    await settle();
    expect(document.activeElement?.id).toBe('to-close-q3');
    fixture.componentRef.setInput('lessons', [lesson('q1'), lesson('q2')]);
    fixture.componentRef.setInput('total', 2);
    await settle();
    expect(root().textContent).toContain('(2)');
    expect(root().textContent).not.toContain('Here are the first');
    expect(root().textContent).not.toContain('Load more');
  });

  it('leaves what is closed in its place when the list is read again, so that no other row comes under the pointer', async () => {
    const rows = (): string[] => [...root().querySelectorAll('li')].map((row) => row.id + (row.querySelector('button') ? '' : ' done'));
    buttons()
      .find((one) => one.textContent?.trim() === 'Used')
      ?.click();
    http.expectOne('/api/requisitions/q1/transitions').flush({});
    await settle();
    fixture.componentRef.setInput('lessons', [lesson('q2'), lesson('q3')]);
    await settle();
    expect(rows()).toEqual(['to-close-q1 done', 'to-close-q2', 'to-close-q3']);
    expect(document.activeElement?.id).toBe('to-close-q1');
  });

  it('is folded away under its heading and how many there are, when there are more than three', async () => {
    fixture.componentRef.setInput('lessons', ['q1', 'q2', 'q3', 'q4'].map(lesson));
    await settle();
    const heading = buttons()[0];
    expect([buttons().length, root().querySelectorAll('li').length, heading?.textContent?.trim()]).toEqual([1, 0, 'Over, not closed (4)']);
    expect(heading?.getAttribute('aria-expanded')).toBe('false');
    heading?.click();
    await settle();
    expect(root().querySelectorAll('li')).toHaveLength(4);
  });

  it('closes all of them as never made, one after the other', async () => {
    buttons()
      .find((one) => one.textContent?.trim() === 'Close all as never made')
      ?.click();
    for (const id of ['q1', 'q2']) {
      const post = http.expectOne(`/api/requisitions/${id}/transitions`);
      expect(post.request.body).toEqual({ to: 'cleared', version: 3, outcome: 'never-made' });
      post.flush({});
      await settle();
    }
    expect([TestBed.inject(Toasts).current()?.message, closed]).toEqual(['2 requests closed as never made.', 1]);
  });
});
