import { ContentContainerComponentHarness } from '@angular/cdk/testing';
import type { Tone } from '../chip';
import { toneOf } from './tone-of';

/** Reads an `app-note` in a spec, and what stands in it. */
export class NoteHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'app-note';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async tone(): Promise<Tone> {
    return toneOf(await this.host());
  }
}
