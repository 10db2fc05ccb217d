import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { RequisitionSummary } from '@app/shared/contracts';
import { expect, it } from '@jest/globals';
import { Toasts } from '../../core/toasts';
import { UndoTokens } from '../../core/undo-tokens';
import { Session } from '../../identity/session';
import { me } from '../../testing/lessons';
import { requisition } from '../../testing/requisitions';
import { FieldHarness } from '../../ui/testing/field.harness';
import { MyQuestions } from './my-questions';

it('the words of an answer stand in the box of the question again when the answer is undone', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const http = TestBed.inject(HttpTestingController);
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done));
    }
  };
  const loaded = TestBed.inject(Session).load();
  http.expectOne('/api/me').flush(me());
  await loaded;
  const fixture = TestBed.createComponent(MyQuestions);
  fixture.autoDetectChanges();
  const by = { id: 'p9', code: 'SOK', name: 'Sam Okoro' };
  const question = { text: 'Which springs: 2 N or 10 N?', by, at: '2026-11-24T10:05:00Z' };
  const at = { group: { id: 'g1', code: '10Y/Ph2' }, date: '2026-11-26', period: 'P3', lastPeriod: null };
  const asked = { ...requisition({ status: 'queried', question }), ...at } as unknown as RequisitionSummary;
  const read = async (items: RequisitionSummary[]) => {
    await settle();
    http.match(({ url }) => url === '/api/requisitions').forEach((request) => request.flush({ items, total: items.length }));
    await settle();
  };
  await read([asked]);
  const box = () => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label: 'Your answer' }));
  await (await box()).type('The 10 N ones');
  (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('button[type=submit]')?.click();
  await settle();
  const answered = requisition({ status: 'submitted', version: 2 });
  TestBed.inject(UndoTokens).keep(answered, 'token', '/api/requisitions/q1/transitions');
  http.expectOne('/api/requisitions/q1/transitions').flush(answered);
  await read([]);
  expect((fixture.nativeElement as HTMLElement).querySelector('textarea')).toBeNull();
  void TestBed.inject(Toasts).current()?.undo?.();
  http.expectOne('/api/undo').flush({ already: false, things: [] });
  await read([asked]);
  expect(await (await box()).value()).toBe('The 10 N ones');
});
