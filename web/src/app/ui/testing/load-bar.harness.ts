import { ComponentHarness } from '@angular/cdk/testing';

/** Reads an `app-load-bar` in a spec: what a screen reader hears, and how it is drawn. */
export class LoadBarHarness extends ComponentHarness {
  static readonly hostSelector = 'app-load-bar';
  private readonly bar = this.locatorFor('i');

  async says(): Promise<string> {
    const host = await this.host();
    return `${await host.getAttribute('aria-label')}: ${await host.getAttribute('aria-valuetext')}`;
  }

  /** How much of it is filled, from 0 to 100. */
  async filled(): Promise<number> {
    return Number.parseFloat((await (await this.bar()).getAttribute('style'))?.match(/width: ([\d.]+)%/)?.[1] ?? '0');
  }

  async level(): Promise<string> {
    return (await (await this.bar()).getAttribute('class')) ?? '';
  }
}
