import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { Outbox, OutgoingMail } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
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
  let http: HttpTestingController;
  let page: ComponentFixture<OutboxPage>;
  const text = () => (page.nativeElement as HTMLElement).textContent;

  async function settle(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      await new Promise((done) => setTimeout(done));
      page.detectChanges();
    }
  }

  async function open(): Promise<void> {
    page = TestBed.createComponent(OutboxPage);
    page.detectChanges();
    await settle();
  }

  /** Answers what the page asks for. @returns from where on it asked */
  async function answer(list: Partial<Outbox>): Promise<string | null> {
    const asked = http.expectOne(({ url }) => url === '/api/outbox');
    asked.flush({ items: [mail('m1')], total: 1, smtp: true, failed: 0, away: null, ...list });
    await settle();
    return asked.request.params.get('cursor');
  }

  function press(label: string): void {
    const buttons = [...(page.nativeElement as HTMLElement).querySelectorAll('button')];
    buttons.find((one) => one.textContent?.trim() === label)?.click();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
  });

  it('says of how many it shows, and shows older ones behind them', async () => {
    await open();
    await answer({ items: [mail('m1'), mail('m2')], total: 3, nextCursor: 'c' });
    expect(text()).toContain('Showing 2 of 3');
    press('Show older ones');
    expect(await answer({ items: [mail('m3')], total: 3 })).toBe('c');
    expect(text()).toContain('Showing 3 of 3');
    expect(text()).not.toContain('Show older ones');
  });

  it('says that the mail server is away and what was given up, and tries all again', async () => {
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles: ['admin'], permissions: permissionsOf(['admin']) }));
    await loaded;
    await open();
    const away = { since: '2026-11-02T07:00:00Z', nextTry: '2026-11-02T09:15:00Z', problem: 'connect ECONNREFUSED' };
    await answer({ failed: 2, away });
    expect(text()).toMatch(/not taken anything since .*07:00.* the next try is at .*09:15\..*It said: connect ECONNREFUSED/);
    expect(text()).toContain('2 messages were refused and given up.');
    press('Try all again');
    http.expectOne({ method: 'POST', url: '/api/outbox/retry' }).flush({ retried: 2, left: 0 });
    await settle();
    await answer({});
    expect(text()).not.toMatch(/given up|not taken anything/);
  });
});
