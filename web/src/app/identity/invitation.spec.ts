import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { describe, expect, it } from '@jest/globals';
import { me } from '../testing/lessons';
import { FieldHarness } from '../ui/testing/field.harness';
import { Invitation } from './invitation';
import { NewPassword } from './new-password';
import { Session } from './session';

describe('a link by which a password is chosen', () => {
  const come = async (link: string) => {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter(
          [
            { path: 'invitation/:token', component: Invitation },
            { path: 'invitation', component: Invitation },
            { path: 'new-password', component: NewPassword },
            { path: '', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    const harness = await RouterTestingHarness.create(link);
    return { fixture: harness.fixture, root: harness.fixture.nativeElement as HTMLElement };
  };

  it.each([
    ['/invitation#secret', '/api/auth/invitation', 'Password'],
    ['/invitation/secret', '/api/auth/invitation', 'Password'],
    ['/new-password#secret', '/api/auth/reset/accept', 'New password'],
  ])('takes one that is long enough by %s, and goes on to their own page', async (link, url, label) => {
    const { fixture, root } = await come(link);
    const http = TestBed.inject(HttpTestingController);
    const field = await TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));
    const send = async () => {
      root.querySelector<HTMLElement>('button[type=submit]')?.click();
      await fixture.whenStable();
    };
    await field.type('short');
    await send();
    expect(await field.isWrong()).toBe(true);

    await field.type('a long enough one');
    await send();
    const asked = http.expectOne(url);
    expect(asked.request.body).toEqual({ token: 'secret', password: 'a long enough one' });
    asked.flush({});
    await new Promise((done) => setTimeout(done));
    http.expectOne('/api/me').flush(me());
    await new Promise((done) => setTimeout(done));
    expect([TestBed.inject(Session).me()?.user.name, TestBed.inject(Router).url]).toEqual(['Priya Patel', '/']);
  });

  it('shows our sign at any depth, since a page has no base', async () => {
    const { root } = await come('/invitation/secret');
    expect(root.querySelector('.brand svg')).not.toBeNull();
    expect(root.querySelector('img')).toBeNull();
  });
});
