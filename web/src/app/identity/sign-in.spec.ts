import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import type { Me } from '@app/shared/contracts';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { LOAD_PAGE } from '../core/load-page.token';
import { me } from '../testing/lessons';
import { FieldHarness } from '../ui/testing/field.harness';
import { endedSession } from './ended-session';
import { openedFor } from './opened-for';
import { Session } from './session';
import { SignInPage } from './sign-in';

describe('signing in after a session ended', () => {
  let http: HttpTestingController;
  let loaded: string[];
  const turn = () => new Promise((done) => setTimeout(done));

  beforeEach(async () => {
    loaded = [];
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([openedFor, endedSession])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'today', children: [] }]),
        { provide: LOAD_PAGE, useValue: (path: string) => loaded.push(path) },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const here = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me());
    await here;
    TestBed.inject(Session).ended();
  });

  async function signIn(as: Me): Promise<void> {
    const fixture = TestBed.createComponent(SignInPage);
    fixture.componentRef.setInput('then', '/today');
    fixture.detectChanges();
    await turn();
    http.expectOne('/api/setup').flush({ needed: false, demo: false });
    const type = async (label: string, text: string) =>
      (await TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }))).type(text);
    await type('E-mail', 'somebody@oakfield.example');
    await type('Password', 'a long enough one');
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('button[type=submit]')?.click();
    const asked = http.expectOne({ method: 'POST', url: '/api/auth/session' });
    expect(asked.request.headers.has('X-Person')).toBe(false);
    asked.flush({});
    await turn();
    http.expectOne('/api/me').flush(as);
    await turn();
  }

  it('goes on where the same person was', async () => {
    await signIn(me());
    expect([loaded, TestBed.inject(Router).url]).toEqual([[], '/today']);
  });

  it('loads the page afresh for somebody else, who sees nothing that it knows of the first', async () => {
    await signIn(me({ user: { ...me().user, id: 'p2', name: 'Sam Okoro' } }));
    expect([loaded, TestBed.inject(Router).url]).toEqual([['/today'], '/']);
  });
});
