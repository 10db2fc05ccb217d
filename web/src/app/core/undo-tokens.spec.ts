import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { UndoTokens, undoTokens } from './undo-tokens';

describe('what takes a write back', () => {
  let http: HttpTestingController;
  let tokens: UndoTokens;

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(withInterceptors([undoTokens])), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    tokens = TestBed.inject(UndoTokens);
  });

  it('is kept of what was deleted too, which is answered with nothing', () => {
    const before = tokens.count();
    TestBed.inject(HttpClient).delete('/api/occasions/o1').subscribe();
    http.expectOne('/api/occasions/o1').flush(null, { status: 204, statusText: 'No Content', headers: { 'Undo-Token': 'token' } });
    expect(tokens.since(before)).toEqual(['token']);
  });

  it('is found by the answer that came with it', () => {
    let answer: object = {};
    TestBed.inject(HttpClient)
      .put<object>('/api/occasions/o1', {})
      .subscribe((said) => (answer = said));
    http.expectOne('/api/occasions/o1').flush({ id: 'o1' }, { headers: { 'Undo-Token': 'token' } });
    expect(tokens.of(answer)).toBe('token');
  });
});
