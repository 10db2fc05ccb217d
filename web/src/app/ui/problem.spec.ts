import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { refusalOf } from '../core/refusal';
import { ProblemNotice } from './problem';
import { ProblemHarness } from './testing/problem.harness';

const AWAY = new HttpErrorResponse({
  status: 503,
  error: {
    code: 'DATABASE_AWAY',
    title: 'The database cannot be reached',
    detail: 'Nothing is lost. Try again in a minute.',
    requestId: 'req-42',
  },
});
const WRONG = new HttpErrorResponse({
  status: 422,
  error: {
    code: 'INVALID',
    title: 'Not so',
    detail: 'Nothing was changed.',
    requestId: 'req-43',
    errors: [
      { field: 'name', code: 'a', message: 'Give a name.' },
      { field: 'code', code: 'b', message: 'Give a code.' },
    ],
  },
});

describe('a problem on the page', () => {
  let fixture: ComponentFixture<ProblemNotice>;

  async function problem(error: unknown): Promise<ProblemHarness> {
    fixture.componentRef.setInput('error', error);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ProblemHarness);
  }

  beforeEach(() => {
    fixture = TestBed.createComponent(ProblemNotice);
  });

  it('says what happened, what to do and the request’s number, and offers to try again', async () => {
    let tries = 0;
    fixture.componentInstance.retry.subscribe(() => tries++);
    const notice = await problem(AWAY);
    expect(await notice.isAlert()).toBe(true);
    expect(await notice.heading()).toBe('The database cannot be reached');
    expect(await notice.detail()).toBe('Nothing is lost. Try again in a minute.');
    expect(await notice.requestId()).toBe('req-42');
    await notice.retry();
    expect(tries).toBe(1);
  });

  it('lists what is wrong with which field, where the fields do not say it themselves', async () => {
    const notice = await problem(refusalOf(WRONG));
    expect(await notice.fields()).toEqual(['Give a name.', 'Give a code.']);
    expect(await notice.requestId()).toBeNull();
    fixture.componentRef.setInput('listFields', false);
    fixture.componentRef.setInput('retryLabel', null);
    expect([await notice.fields(), await notice.canRetry()]).toEqual([[], false]);
  });
});
