import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Dialog } from './dialog';
import { DialogHarness } from './testing/dialog.harness';

@Component({
  imports: [Dialog],
  template: `<app-dialog heading="Keys" [sheet]="true" [(open)]="open"><p>g t goes to My fortnight</p></app-dialog>`,
})
class Page {
  readonly open = signal(false);
}

describe('a dialog', () => {
  let fixture: ComponentFixture<Page>;
  let dialog: DialogHarness;

  // the browser of these specs has the element but not what opens and closes it
  beforeAll(() => {
    Object.assign(HTMLDialogElement.prototype, {
      showModal(this: HTMLDialogElement) {
        this.setAttribute('open', '');
      },
      close(this: HTMLDialogElement) {
        this.removeAttribute('open');
      },
    });
  });

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    dialog = await TestbedHarnessEnvironment.loader(fixture).getHarness(DialogHarness);
  });

  it('opens with its name and holds its content only while it is open', async () => {
    expect([await dialog.isOpen(), await dialog.text()]).toEqual([false, 'Keys']);
    fixture.componentInstance.open.set(true);
    expect([await dialog.isOpen(), await dialog.name(), await dialog.heading(), await dialog.isSheet()]).toEqual([
      true,
      'Keys',
      'Keys',
      true,
    ]);
    expect(await dialog.text()).toContain('g t goes to My fortnight');
  });

  it('closes by its button, and tells who opened it', async () => {
    fixture.componentInstance.open.set(true);
    await dialog.close();
    expect([await dialog.isOpen(), fixture.componentInstance.open()]).toEqual([false, false]);
  });

  it('tells of being closed by the browser', async () => {
    fixture.componentInstance.open.set(true);
    await dialog.isOpen();
    await dialog.dismiss();
    expect(fixture.componentInstance.open()).toBe(false);
  });
});
