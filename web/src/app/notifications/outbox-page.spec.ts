import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { OutgoingMail } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { describe, expect, it } from '@jest/globals';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { OutboxPage } from './outbox-page';

const mail = (id: string): OutgoingMail => ({
  id,
  to: 'holt@requisite.example',
  event: 'requisition.late',
  subject: `Late: ${id}`,
  text: 'Asked late.',
  status: 'sent',
  at: '2026-11-02T09:00:00Z',
  after: '2026-11-02T09:00:00Z',
  sentAt: '2026-11-02T09:00:00Z',
  attempts: 1,
  problem: null,
});

describe('the page of e-mails', () => {
  it('says of how many it shows, and shows older ones behind them', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const page = TestBed.createComponent(OutboxPage);
    const root = page.nativeElement as HTMLElement;
    const settle = async () => {
      for (let count = 0; count < 3; count++) {
        await new Promise((done) => setTimeout(done));
        page.detectChanges();
      }
    };
    page.detectChanges();
    const next = () => http.expectOne(({ url }) => url === '/api/outbox');
    next().flush({ items: [mail('m1'), mail('m2')], total: 3, smtp: true, failed: 0, away: null, nextCursor: 'c' });
    await settle();
    expect(root.textContent).toContain('Showing 2 of 3');
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Show older ones')?.click();
    const older = next();
    expect(older.request.params.get('cursor')).toBe('c');
    older.flush({ items: [mail('m3')], total: 3, smtp: true, failed: 0, away: null });
    await settle();
    expect(root.textContent).toContain('Showing 3 of 3');
    expect(root.textContent).not.toContain('Show older ones');
  });

  it('says that the mail server is away and what was given up, and tries all again', async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles: ['admin'], permissions: permissionsOf(['admin']) }));
    await loaded;
    const page = TestBed.createComponent(OutboxPage);
    const root = page.nativeElement as HTMLElement;
    const settle = async () => {
      for (let count = 0; count < 3; count++) {
        await new Promise((done) => setTimeout(done));
        page.detectChanges();
      }
    };
    page.detectChanges();
    const away = { since: '2026-11-02T07:00:00Z', nextTry: '2026-11-02T09:15:00Z', problem: 'connect ECONNREFUSED' };
    http.expectOne(({ url }) => url === '/api/outbox').flush({ items: [mail('m1')], total: 1, smtp: true, failed: 2, away });
    await settle();
    expect(root.textContent).toMatch(/not taken anything since .*07:00.* the next try is at .*09:15\..*It said: connect ECONNREFUSED/);
    expect(root.textContent).toContain('2 messages were refused and given up.');
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Try all again')?.click();
    http.expectOne({ method: 'POST', url: '/api/outbox/retry' }).flush({ retried: 2, left: 0 });
    await settle();
    http.expectOne(({ url }) => url === '/api/outbox').flush({ items: [mail('m1')], total: 1, smtp: true, failed: 0, away: null });
    await settle();
    expect(root.textContent).not.toMatch(/given up|not taken anything/);
  });
});
