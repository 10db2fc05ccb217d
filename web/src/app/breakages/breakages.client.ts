import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { Service } from '@angular/core';
import type { BreakageBookAnswer } from '@app/shared/contracts';

const URL = '/api/breakages';

/** The breakage book of the school: the only door to /api/breakages. */
@Service()
export class BreakagesClient {
  /** The book of some dates, so many entries of it at most, the newest first. */
  book(asked: () => { from: string; to: string; limit: number } | undefined): HttpResourceRef<BreakageBookAnswer | undefined> {
    return httpResource<BreakageBookAnswer>(() => {
      const part = asked();
      return part && { url: URL, params: { ...part } };
    });
  }

  /** Where the book of some dates is as a file. */
  file(dates: { from: string; to: string }): string {
    return [URL, new URLSearchParams({ ...dates, format: 'csv' })].join('?');
  }
}
