import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Notification } from '@app/shared/contracts';
import { MESSAGE_KINDS, permissionsOf } from '@app/shared/rules';
import { en } from '@app/shared/words';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MenuCounts } from '../core/menu-counts';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { MessagesPage } from './messages-page';

const message = (change: Partial<Notification> = {}): Notification => ({
  id: 'n1',
  event: 'requisition.late',
  subject: 'Late: 9X Density, Tue 3 Nov P3',
  text: 'HOLT asked 2 h after the deadline.',
  link: '/requests/r1',
  at: '2026-11-02T09:00:00Z',
  read: false,
  ...change,
});

describe('the page of messages', () => {
  let http: HttpTestingController;
  let page: ComponentFixture<MessagesPage>;
  const root = () => page.nativeElement as HTMLElement;
  const button = (name: string) =>
    [...root().querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === name);
  const settle = async () => {
    for (let count = 0; count < 3; count++) {
      await new Promise((done) => setTimeout(done));
      page.detectChanges();
    }
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    http = TestBed.inject(HttpTestingController);
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ permissions: permissionsOf(['teacher']) }));
    await loaded;
    page = TestBed.createComponent(MessagesPage);
    page.detectChanges();
  });
  const show = async (items: Notification[], unread: number, nextCursor?: string) => {
    http
      .match((request) => request.url === '/api/notifications' && request.method === 'GET')
      .forEach((request) =>
        request.flush({ items, unread, total: nextCursor ? 356 : items.length, ...(nextCursor ? { nextCursor } : {}) }),
      );
    await settle();
  };

  it('lists them with how many are new, and the bell says the same', async () => {
    await show([message(), message({ id: 'n2', read: true, subject: 'Accepted: 9X Density' })], 1);
    expect([...root().querySelectorAll('li .subject')].map((one) => one.textContent)).toEqual([
      'Late: 9X Density, Tue 3 Nov P3',
      'Accepted: 9X Density',
    ]);
    expect(root().querySelectorAll('li.new')).toHaveLength(1);
    expect(TestBed.inject(MenuCounts).at('/messages')).toBe(1);
  });

  it('opens what a message is about, which is read then', async () => {
    await show([message()], 1);
    const go = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    button('Open it: Late: 9X Density, Tue 3 Nov P3')?.click();
    http.expectOne({ url: '/api/notifications/n1', method: 'PATCH' }).flush(message({ read: true }));
    await settle();
    expect(go).toHaveBeenCalledWith('/requests/r1');
    expect(root().querySelectorAll('li.new')).toHaveLength(0);
    expect(TestBed.inject(MenuCounts).at('/messages')).toBe(0);
  });

  it('marks all as read at once', async () => {
    await show([message(), message({ id: 'n2' })], 7);
    button('Mark all as read')?.click();
    http.expectOne({ url: '/api/notifications/read-all', method: 'POST' }).flush({ unread: 0 });
    await settle();
    expect(root().querySelectorAll('li.new')).toHaveLength(0);
    expect(button('Mark all as read')).toBeUndefined();
  });

  it('says that it shows a part, and loads the older ones below', async () => {
    await show([message()], 1, 'older');
    expect(root().textContent).toContain('Showing 1 of 356');
    button('Load older messages')?.click();
    await show([message({ id: 'n0', subject: 'The oldest' })], 1);
    expect([...root().querySelectorAll('li .subject')].map((one) => one.textContent).at(-1)).toBe('The oldest');
    expect(button('Load older messages')).toBeUndefined();
  });

  it('lets somebody choose how the sorts that they get come by e-mail', async () => {
    await show([], 0);
    root().querySelector('details')?.dispatchEvent(new Event('toggle'));
    const all = Object.fromEntries(Object.keys(MESSAGE_KINDS).map((kind) => [kind, 'at-once']));
    http.expectOne({ url: '/api/me/notifications', method: 'GET' }).flush(all);
    await settle();
    const labels = [...root().querySelectorAll('label')].map((one) => one.textContent?.trim());
    expect(labels).toContain(en.inbox.kinds['requisition.queried']);
    expect(labels).not.toContain(en.inbox.kinds['week.review']);
    const choice = root().querySelector<HTMLSelectElement>('select');
    if (!choice) throw new Error('There is nothing to choose');
    choice.value = 'digest';
    choice.dispatchEvent(new Event('change'));
    button('Save')?.click();
    const sent = http.expectOne({ url: '/api/me/notifications', method: 'PUT' });
    expect(sent.request.body).toMatchObject({ 'lessons.unanswered': 'digest', 'requisition.queried': 'at-once' });
    sent.flush(sent.request.body as object);
  });
});
