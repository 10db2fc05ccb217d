import { ComponentHarness } from '@angular/cdk/testing';

/** Reads an `app-skeleton` in a spec: its bars, and what is heard meanwhile. */
export class SkeletonHarness extends ComponentHarness {
  static readonly hostSelector = 'app-skeleton';
  private readonly status = this.locatorFor('[role=status]');
  private readonly bars = this.locatorForAll('[aria-hidden=true] span');

  async says(): Promise<string> {
    return (await this.status()).text();
  }

  async rows(): Promise<number> {
    return (await this.bars()).length;
  }
}
