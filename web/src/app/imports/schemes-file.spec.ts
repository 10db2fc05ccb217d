import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { expect, it } from '@jest/globals';
import { Toasts } from '../core/toasts';
import { SchemesFile } from './schemes-file';

const ANSWER = {
  id: 'i1',
  kind: 'schemes',
  created: 4,
  updated: 0,
  removed: 0,
  rowsRead: 4,
  rejectedCount: 0,
  rejected: [],
  needsAcceptUnread: false,
};

it('a file of schemes is looked at first, and taken in by one press', async () => {
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
  const fixture = TestBed.createComponent(SchemesFile);
  fixture.componentRef.setInput('file', new File(['scheme,code,title'], 'schemes.csv'));
  let taken = 0;
  fixture.componentInstance.taken.subscribe(() => (taken += 1));
  fixture.autoDetectChanges();
  await settle();
  const preview = asked();
  expect(preview.said).toEqual(['schemes', 'preview']);
  preview.request.flush({ ...ANSWER, mode: 'preview' });
  await settle();
  expect(taken).toBe(0);
  (fixture.nativeElement as HTMLElement).querySelector('button')?.click();
  await settle();
  const apply = asked();
  expect(apply.said).toEqual(['schemes', 'apply']);
  apply.request.flush({ ...ANSWER, mode: 'apply' });
  await settle();
  expect([taken, TestBed.inject(Toasts).current()?.message.includes('4')]).toEqual([1, true]);
});
