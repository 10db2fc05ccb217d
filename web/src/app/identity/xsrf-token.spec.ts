import { DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { XsrfToken } from './xsrf-token';

describe('what a write must repeat', () => {
  const tokenOf = (cookie: string) => {
    TestBed.resetTestingModule();
    // the page's own cookies cannot carry the name of https here
    const document = new Proxy(globalThis.document, { get: (page, key) => (key === 'cookie' ? cookie : Reflect.get(page, key, page)) });
    TestBed.configureTestingModule({ providers: [{ provide: DOCUMENT, useValue: document }] });
    return TestBed.inject(XsrfToken).getToken();
  };

  it.each([
    ['', null],
    ['other=1', null],
    ['MY-XSRF-TOKEN=no', null],
    ['other=1; XSRF-TOKEN=plain', 'plain'],
    ['XSRF-TOKEN=of-another-host; __Host-XSRF-TOKEN=ours', 'ours'],
    ['__Host-XSRF-TOKEN=a%20b; XSRF-TOKEN=plain', 'a b'],
  ])('of the cookies "%s" is %s', (cookie, token) => {
    expect(tokenOf(cookie)).toBe(token);
  });
});
