import { globSync, readFileSync } from 'node:fs';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../core/clock';
import { DateControl } from './date-control';
import { Field } from './field';
import { FieldHarness } from './testing/field.harness';
import { TimeControl } from './time-control';

@Component({
  imports: [DateControl, Field, TimeControl],
  template: `
    <app-field label="First day" hint="Of term" [error]="wrong()"
      ><input appDate [value]="date()" (typed)="date.set($event)" (settled)="settled.push($event)"
    /></app-field>
    <app-field label="Last day"><input appDate [near]="'2026-09-01'" [value]="last()" (typed)="last.set($event)" /></app-field>
    <app-field label="Starts"><input appTime [value]="time()" (typed)="time.set($event)" /></app-field>
  `,
})
class Page {
  readonly wrong = signal<string | null>(null);
  readonly date = signal('');
  readonly last = signal('');
  readonly time = signal('09:50');
  readonly settled: string[] = [];
}

describe('a field for a date or a time', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;
  const field = (label: string) => TestbedHarnessEnvironment.loader(fixture).getHarness(FieldHarness.with({ label }));
  const inputs = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('input')];
  const leave = async (at: number) => {
    inputs()[at]?.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };
  const press = async (at: number, key: string) => {
    inputs()[at]?.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await fixture.whenStable();
  };

  beforeEach(() => {
    TestBed.inject(Clock).follow('2026-11-25T09:00:00Z');
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
  });

  it('takes a date as it is typed, leaves the words alone meanwhile, and writes it out with its weekday once it is left', async () => {
    const first = await field('First day');
    await first.type('3/11');
    expect([page.date(), await first.value()]).toEqual(['2026-11-03', '3/11']);
    await leave(0);
    expect([await first.value(), page.settled]).toEqual(['Tue 3 Nov', ['2026-11-03']]);
    await first.type('3 11 27');
    await leave(0);
    expect([page.date(), await first.value()]).toEqual(['2027-11-03', 'Wed 3 Nov 2027']);
  });

  it('reads what it has written as the same date again, whatever the year', async () => {
    const first = await field('First day');
    for (const date of ['2026-01-05', '2026-03-01', '2026-12-31', '2027-11-30', '2019-02-28']) {
      page.date.set(date);
      await fixture.whenStable();
      await first.type(await first.value());
      expect(page.date()).toBe(date);
    }
  });

  it('says in words what is no date, before anything else that is wrong, and never says another date for it', async () => {
    const first = await field('First day');
    page.wrong.set('Give a date.');
    await first.type('31 nov');
    expect(await first.described()).toEqual(['Give a date.', 'Of term']);
    await leave(0);
    expect([await first.described(), await first.isWrong()]).toEqual([['There is no 31 Nov.', 'Of term'], true]);
    expect([page.date(), await first.value()]).toEqual(['31 nov', '31 nov']);
    await first.type('30 nov');
    expect([page.date(), await first.described()]).toEqual(['2026-11-30', ['Give a date.', 'Of term']]);
    await first.type('');
    await leave(0);
    expect([page.date(), page.settled.at(-1)]).toEqual(['', '']);
  });

  it('says of a date with another weekday which weekday it is, and of a date in the box of a time that it is none', async () => {
    const [first, starts] = [await field('First day'), await field('Starts')];
    await first.type('Mon 3 Nov');
    await leave(0);
    expect(await first.described()).toEqual(['3 November 2026 is a Tuesday. Put the day or the date right.', 'Of term']);
    expect([page.date(), await first.value()]).toEqual(['Mon 3 Nov', 'Mon 3 Nov']);
    await first.type('tue 3 nov');
    await leave(0);
    expect([page.date(), await first.described()]).toEqual(['2026-11-03', ['Of term']]);
    for (const written of ['3.11.26', '3.11.2026', '3/11']) {
      await starts.type(written);
      await leave(2);
      expect(await starts.described()).toEqual([`‘${written}’ is not a time. Write it on the 24-hour clock, like 9:50.`]);
      expect(page.time()).toBe(written);
    }
  });

  it('writes every month with three letters, as it reads them', async () => {
    const first = await field('First day');
    await first.type('1 sept');
    await leave(0);
    expect([page.date(), await first.value()]).toEqual(['2026-09-01', 'Tue 1 Sep']);
  });

  it('goes a day on or back with the arrows', async () => {
    page.date.set('2026-11-30');
    await fixture.whenStable();
    await press(0, 'ArrowUp');
    expect([page.date(), await (await field('First day')).value()]).toEqual(['2026-12-01', 'Tue 1 Dec']);
    await press(0, 'ArrowDown');
    await press(0, 'ArrowDown');
    expect(page.date()).toBe('2026-11-29');
  });

  it('guesses the year from what it is near to', async () => {
    const last = await field('Last day');
    await last.type('21 jul');
    await leave(1);
    expect([page.last(), await last.value()]).toEqual(['2027-07-21', 'Wed 21 Jul 2027']);
  });

  it('takes a time in the usual ways of writing it, on the 24-hour clock', async () => {
    const starts = await field('Starts');
    expect(await starts.value()).toBe('09:50');
    for (const [written, time] of [
      ['1410', '14:10'],
      ['9.05', '09:05'],
      ['2:15 pm', '14:15'],
    ] as const) {
      await starts.type(written);
      await leave(2);
      expect([page.time(), await starts.value()]).toEqual([time, time]);
    }
    await starts.type('quarter past');
    await leave(2);
    expect(await starts.described()).toEqual(['‘quarter past’ is not a time. Write it on the 24-hour clock, like 9:50.']);
    expect(page.time()).toBe('quarter past');
  });

  it('is used wherever a date or time is typed: none follows the browser’s language', () => {
    const native = globSync('web/src/app/**/*.{ts,html}').filter((file) =>
      /<input[^>]*type="(?:date|time|datetime-local|month|week)"/.test(readFileSync(file, 'utf8')),
    );
    expect(native).toEqual([]);
  });
});
