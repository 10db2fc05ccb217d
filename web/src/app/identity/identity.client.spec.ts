import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { me } from '../testing/lessons';
import { IdentityClient } from './identity.client';

describe('what this installation is', () => {
  let client: IdentityClient;
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    client = TestBed.inject(IdentityClient);
    http = TestBed.inject(HttpTestingController);
  });

  it('is asked once, by however many at once and later', async () => {
    const both = [client.setup(), client.setup()];
    http.expectOne('/api/setup').flush({ needed: false, demo: true });
    expect(await Promise.all([...both, client.setup()])).toEqual(Array(3).fill({ needed: false, demo: true }));
    http.expectNone('/api/setup');
  });

  it('is asked again while no school has been made, since somebody may make it meanwhile', async () => {
    const first = client.setup();
    http.expectOne('/api/setup').flush({ needed: true, demo: false });
    await first;
    const second = client.setup();
    http.expectOne('/api/setup').flush({ needed: false, demo: false });
    expect(await second).toMatchObject({ needed: false });
  });

  it('is asked again where no answer came', async () => {
    const first = client.setup();
    http.expectOne('/api/setup').error(new ProgressEvent('error'));
    await expect(first).rejects.toMatchObject({ status: 0 });
    const second = client.setup();
    http.expectOne('/api/setup').flush({ needed: false, demo: false });
    await expect(second).resolves.toMatchObject({ needed: false });
  });

  it('takes the server’s clock as of when the answer is read, where it has waited', async () => {
    const asked = client.me();
    http.expectOne('/api/me').flush(me({ now: '2026-11-18T09:00:00Z' }), { headers: { 'X-Waited-Ms': '2500.4' } });
    expect((await asked).now).toBe('2026-11-18T09:00:02.5Z');
  });
});
