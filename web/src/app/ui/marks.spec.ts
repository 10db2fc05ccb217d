import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Chip, type Tone } from './chip';
import { Empty } from './empty';
import { LoadBar } from './load-bar';
import { Note } from './note';
import { Skeleton } from './skeleton';
import { ChipHarness } from './testing/chip.harness';
import { EmptyHarness } from './testing/empty.harness';
import { LoadBarHarness } from './testing/load-bar.harness';
import { NoteHarness } from './testing/note.harness';
import { SkeletonHarness } from './testing/skeleton.harness';

@Component({
  imports: [Chip, Empty, LoadBar, Note, Skeleton],
  template: `
    <app-chip [tone]="tone()" icon="check">accepted</app-chip>
    <app-chip>left</app-chip>
    <app-note [tone]="tone()"><b>Short of 2.</b> One is free.</app-note>
    <app-empty heading="No lessons" [page]="page()">Begin with a timetable. <button type="button">Import</button></app-empty>
    <app-load-bar label="Your day" [value]="minutes()" [max]="max()" [level]="level()" />
    <app-skeleton [rows]="3" label="Loading your lessons" />
  `,
})
class Page {
  readonly tone = signal<Tone>('ok');
  readonly page = signal(false);
  readonly minutes = signal(84);
  readonly max = signal(100);
  readonly level = signal<'calm' | 'tight' | 'overloaded' | undefined>(undefined);
}

describe('the small marks of a page', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  beforeEach(() => {
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
  });

  it('say a state in a word, with an icon and a tone beside it', async () => {
    const chip = await loader().getHarness(ChipHarness.with({ text: 'accepted' }));
    expect([await chip.tone(), await chip.hasIcon()]).toEqual(['ok', true]);
    const plain = await loader().getHarness(ChipHarness.with({ text: 'left' }));
    expect([await plain.tone(), await plain.hasIcon()]).toEqual(['mute', false]);
    page.tone.set('stop');
    expect(await chip.tone()).toBe('stop');
  });

  it('carry a sentence on the ground of its tone', async () => {
    const note = await loader().getHarness(NoteHarness);
    expect([await note.text(), await note.tone()]).toEqual(['Short of 2. One is free.', 'ok']);
    page.tone.set('warn');
    expect(await note.tone()).toBe('warn');
  });

  it('say what is empty under a heading of the right level, and what to do first', async () => {
    const empty = await loader().getHarness(EmptyHarness);
    expect([await empty.heading(), await empty.isPage()]).toEqual(['No lessons', false]);
    expect(await empty.says()).toContain('Begin with a timetable.');
    page.page.set(true);
    expect([await empty.heading(), await empty.isPage()]).toEqual(['No lessons', true]);
  });

  it('say what is loading while its bars are hidden from who hears the page', async () => {
    const skeleton = await loader().getHarness(SkeletonHarness);
    expect([await skeleton.says(), await skeleton.rows()]).toEqual(['Loading your lessons', 3]);
  });

  it.each([
    [84, 100, 'calm', 84],
    [85, 100, 'tight', 85],
    [100, 100, 'tight', 100],
    [101, 100, 'overloaded', 100],
    [5, 0, 'overloaded', 100],
    [0, 0, 'calm', 0],
  ])('draw %i of %i minutes as %s', async (minutes, max, level, filled) => {
    page.minutes.set(minutes);
    page.max.set(max);
    const bar = await loader().getHarness(LoadBarHarness);
    expect([await bar.level(), await bar.filled()]).toEqual([level, filled]);
    expect(await bar.says()).toBe(`Your day: ${minutes} min of ${max} min`);
  });

  it('let the server’s own judgement of a day stand before the sum', async () => {
    page.level.set('overloaded');
    expect(await (await loader().getHarness(LoadBarHarness)).level()).toBe('overloaded');
  });
});
