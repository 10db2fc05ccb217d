import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { HttpXsrfTokenExtractor } from '@angular/common/http';

const COOKIE = /(?:^|;\s*)(__Host-)?XSRF-TOKEN=([^;]*)/g;

/** Reads what a write must repeat; the cookie has another name where people come by https, and that one counts. */
@Injectable({ providedIn: 'root' })
export class XsrfToken implements HttpXsrfTokenExtractor {
  private readonly document = inject(DOCUMENT);

  /** Reads the token out of the page's cookies; null where there is none. */
  getToken(): string | null {
    const found = [...this.document.cookie.matchAll(COOKIE)];
    const token = (found.find(([, ofHost]) => ofHost) ?? found[0])?.[2];
    return token ? decodeURIComponent(token) : null;
  }
}
