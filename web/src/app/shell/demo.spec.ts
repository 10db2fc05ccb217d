import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { en } from '@app/shared/words';
import { describe, expect, it } from '@jest/globals';
import { routes } from '../app.routes';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { Shell } from './shell';

/** Where nobody is signed in yet, so that nothing of a school is shown; the first of them offers the people of the demo. */
const DOORS = ['sign-in', 'setup', 'invitation', 'invitation/:token', 'forgotten-password', 'new-password', 'unreachable'];

async function shown(demo: boolean): Promise<string> {
  TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  const isHere = TestBed.inject(Session).load();
  const own = me();
  TestBed.inject(HttpTestingController)
    .expectOne('/api/me')
    .flush({ ...own, school: { ...own.school, demo } });
  await isHere;
  const shell = TestBed.createComponent(Shell);
  shell.detectChanges();
  return (shell.nativeElement as HTMLElement).querySelector('main')?.textContent ?? '';
}

describe('a demo school', () => {
  it('says in the frame of a page that everything is made up, and another school does not', async () => {
    expect(await shown(true)).toContain(en.shell.demo);
    TestBed.resetTestingModule();
    expect(await shown(false)).not.toContain(en.shell.demo);
  });

  it('has every page of its own in that frame', async () => {
    const [frame, ...others] = routes.filter(({ path }) => !DOORS.includes(path ?? ''));
    expect(others).toEqual([]);
    expect(await frame?.loadComponent?.()).toBe(Shell);
  });
});
