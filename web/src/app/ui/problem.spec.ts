import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { ProblemNotice } from './problem';

describe('a problem on the page', () => {
  it('says what happened, what to do and the request’s number, and offers to try again', async () => {
    const fixture = TestBed.createComponent(ProblemNotice);
    let tries = 0;
    fixture.componentInstance.retry.subscribe(() => tries++);
    fixture.componentRef.setInput(
      'error',
      new HttpErrorResponse({
        status: 503,
        error: {
          code: 'DATABASE_AWAY',
          title: 'The database cannot be reached',
          detail: 'Nothing is lost. Try again in a minute.',
          requestId: 'req-42',
        },
      }),
    );
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    expect(root.getAttribute('role')).toBe('alert');
    expect(root.textContent).toContain('The database cannot be reached');
    expect(root.textContent).toContain('Nothing is lost. Try again in a minute.');
    expect(root.textContent).toContain('req-42');
    root.querySelector('button')?.click();
    expect(tries).toBe(1);
  });
});
