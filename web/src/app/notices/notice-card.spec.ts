import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Notice } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryShelf } from '../core/offline/memory-shelf';
import { SHELF } from '../core/offline/shelf.token';
import { wordsThere } from '../core/words-there';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { NoticeCard } from './notice-card';

const notice = (at: string): Notice => ({
  id: 'n1',
  kind: 'update',
  title: 'New balances',
  text: 'They are in prep room 1.',
  mustRead: false,
  department: null,
  by: { id: 't1', name: 'Sam Okoro' },
  at,
  read: true,
  answer: null,
});

describe('a notice', () => {
  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({
      imports: [NoticeCard],
      providers: [provideHttpClient(), provideHttpClientTesting(), { provide: SHELF, useValue: new MemoryShelf() }],
    });
    const loaded = TestBed.inject(Session).load();
    TestBed.inject(HttpTestingController).expectOne('/api/me').flush(me({}));
    await loaded;
  });

  it.each([
    ['2026-06-30T23:30:00Z', 'Wed 1 Jul'],
    ['2026-06-30T22:30:00Z', 'Tue 30 Jun'],
  ])('of %s was put up on the day that it was at the school, %s', (at, day) => {
    const fixture = TestBed.createComponent(NoticeCard);
    fixture.componentRef.setInput('notice', notice(at));
    fixture.detectChanges();
    expect((fixture.nativeElement as HTMLElement).querySelector('p.num')?.textContent).toContain(day);
  });
});
