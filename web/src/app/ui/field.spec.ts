import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormField, form, maxLength, required } from '@angular/forms/signals';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Control, Field } from './field';
import { FieldHarness } from './testing/field.harness';

@Component({
  imports: [Control, Field, FormField],
  template: `
    <app-field label="E-mail" hint="The one for school" [error]="wrong()"
      ><input appControl [value]="text()" (typed)="text.set($event)"
    /></app-field>
    <app-field label="Notes" [optional]="true" [of]="form.notes"><textarea appControl [formField]="form.notes"></textarea></app-field>
  `,
})
class Page {
  readonly wrong = signal<string | null>(null);
  readonly text = signal('');
  readonly form = form(signal({ notes: '' }), (page) => {
    required(page.notes, { message: 'Say something.' });
    maxLength(page.notes, 20);
  });
}

describe('a field', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;
  const field = (label: string | RegExp) => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));

  beforeEach(() => {
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
  });

  it('ties its label, its hint and what is wrong to the control', async () => {
    const email = await field('E-mail');
    expect(await email.isTied()).toBe(true);
    expect([await email.described(), await email.isWrong()]).toEqual([['The one for school'], false]);
    page.wrong.set('Give an e-mail address.');
    expect([await email.described(), await email.isWrong()]).toEqual([['Give an e-mail address.', 'The one for school'], true]);
  });

  it('says each new value', async () => {
    await (await field('E-mail')).type('sam@school.example');
    expect(page.text()).toBe('sam@school.example');
  });

  it('of a form shows what is wrong once somebody was there, and takes the form’s own bound', async () => {
    const notes = await field(/^Notes/);
    expect([await notes.label(), await notes.isWrong()]).toEqual(['Notes (optional)', false]);
    expect((fixture.nativeElement as HTMLElement).querySelector('textarea')?.maxLength).toBe(20);
    await notes.leave();
    expect([await notes.described(), await notes.isWrong()]).toEqual([['Say something.'], true]);
    await notes.type('Large print');
    expect([page.form.notes().value(), await notes.isWrong()]).toEqual(['Large print', false]);
  });
});
