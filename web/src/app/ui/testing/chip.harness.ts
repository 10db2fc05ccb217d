import { ComponentHarness, HarnessPredicate } from '@angular/cdk/testing';
import type { Tone } from '../chip';
import { toneOf } from './tone-of';

/** Reads an `app-chip` in a spec: its words, its tone, whether an icon stands before them. */
export class ChipHarness extends ComponentHarness {
  static readonly hostSelector = 'app-chip';
  private readonly icon = this.locatorForOptional('app-icon');

  static with(options: { text: string | RegExp }): HarnessPredicate<ChipHarness> {
    return new HarnessPredicate(ChipHarness, {}).addOption('text', options.text, (harness, text) =>
      HarnessPredicate.stringMatches(harness.text(), text),
    );
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async tone(): Promise<Tone> {
    return toneOf(await this.host());
  }

  async hasIcon(): Promise<boolean> {
    return (await this.icon()) !== null;
  }
}
