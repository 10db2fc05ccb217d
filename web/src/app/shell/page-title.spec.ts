import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TitleStrategy, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PageTitle } from './page-title';

@Component({ template: '' })
class Page {}

describe('the title of a page', () => {
  let harness: RouterTestingHarness;
  const said = (): string | undefined => document.querySelector('.cdk-live-announcer-element')?.textContent;

  /** Goes there, and waits a while for what is to be said then. */
  async function go(url: string, says: string | undefined): Promise<void> {
    await harness.navigateByUrl(url);
    for (let count = 0; count < 50; count++) {
      await new Promise((done) => setTimeout(done, 100));
      if (count > 2 && said() === says) return;
    }
  }

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'fortnight', title: 'My fortnight', component: Page },
          { path: 'requests', title: 'Requests', component: Page },
        ]),
        { provide: TitleStrategy, useClass: PageTitle },
      ],
    });
    harness = await RouterTestingHarness.create();
  });

  it('stands in the tab, and is said when it changes and not at first', async () => {
    await go('/fortnight', undefined);
    expect([document.title, said()]).toEqual(['My fortnight · Requisite', undefined]);
    await go('/requests', 'Requests');
    expect([document.title, said()]).toEqual(['Requests · Requisite', 'Requests']);
  });
});
