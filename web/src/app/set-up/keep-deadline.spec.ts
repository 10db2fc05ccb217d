import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { expect, it } from '@jest/globals';
import { department } from '../school/testing/departments';
import { FieldHarness } from '../ui/testing/field.harness';
import { KeepDeadline } from './keep-deadline';

it('the day from which a deadline counts stays as it was typed when the departments are read again', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const fixture = TestBed.createComponent(KeepDeadline);
  fixture.componentRef.setInput('department', department());
  fixture.componentRef.setInput('begins', '2026-11-30');
  const field = await TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness);
  expect(await field.value()).toBe('Mon 30 Nov');
  await field.type('3 Dec');
  fixture.componentRef.setInput('department', department());
  expect(await field.value()).toBe('3 Dec');
  fixture.componentRef.setInput('department', department({ deadlinesFrom: '2026-12-07' }));
  expect(await field.value()).toBe('Mon 7 Dec');
});
