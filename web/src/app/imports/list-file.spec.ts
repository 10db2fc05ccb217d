import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { Toasts } from '../core/toasts';
import { ListFile } from './list-file';

const ANSWER = {
  id: 'i1',
  created: 4,
  updated: 0,
  removed: 0,
  unchanged: 0,
  rowsRead: 4,
  rejectedCount: 0,
  rejected: [],
  needsAcceptUnread: false,
};

it.each(['schemes', 'apparatus', 'stock', 'practicals'] as const)(
  'a file of %s is looked at first, and taken in by one press',
  async (kind) => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const http = TestBed.inject(HttpTestingController);
    const settle = async (): Promise<void> => {
      await new Promise((done) => setTimeout(done, 20));
      TestBed.tick();
    };
    const asked = () => {
      const request = http.expectOne(({ url }) => url === '/api/imports');
      const body = request.request.body as FormData;
      return { request, said: [body.get('kind'), body.get('mode')] };
    };
    const fixture = TestBed.createComponent(ListFile);
    fixture.componentRef.setInput('kind', kind);
    fixture.componentRef.setInput('file', new File(['name'], `${kind}.csv`));
    let taken = 0;
    fixture.componentInstance.taken.subscribe(() => (taken += 1));
    fixture.autoDetectChanges();
    await settle();
    const preview = asked();
    expect(preview.said).toEqual([kind, 'preview']);
    preview.request.flush({ ...ANSWER, kind, mode: 'preview' });
    await settle();
    expect(taken).toBe(0);
    (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
    await settle();
    const apply = asked();
    expect(apply.said).toEqual([kind, 'apply']);
    apply.request.flush({ ...ANSWER, kind, mode: 'apply' });
    await settle();
    expect([taken, TestBed.inject(Toasts).current()?.message.includes('4')]).toEqual([1, true]);
  },
);
