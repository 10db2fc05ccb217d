import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { permissionsOf } from '@app/shared/rules';
import { expect, it } from '@jest/globals';
import { Session } from '../../identity/session';
import { calendar, me } from '../../testing/lessons';
import { FieldHarness } from '../../ui/testing/field.harness';
import { department } from '../testing/departments';
import { DepartmentCard } from './department-card';

it('what is typed on a department’s card stays when departments and calendar are read again', async () => {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
  const loaded = TestBed.inject(Session).load();
  TestBed.inject(HttpTestingController)
    .expectOne('/api/me')
    .flush(me({ roles: ['admin'], permissions: permissionsOf(['admin']) }));
  await loaded;
  const fixture = TestBed.createComponent(DepartmentCard);
  const set = (inputs: object) => Object.entries(inputs).forEach(([name, value]) => fixture.componentRef.setInput(name, value));
  set({ department: department(), periods: calendar().periods, today: '2026-11-18', tryDay: '2026-12-02' });
  const field = (label: RegExp) => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));
  const begins = await field(/begin on/);
  const period = await field(/^Period$/);
  await begins.type('7 Dec');
  await period.type('P2');
  set({ department: department({ teamShared: true }), periods: calendar().periods });
  expect([await begins.value(), await period.value()]).toEqual(['7 Dec', 'P2']);
});
