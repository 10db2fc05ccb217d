import { ContentContainerComponentHarness } from '@angular/cdk/testing';

/** Reads an `app-dialog` in a spec and closes it by its button or as Escape does. */
export class DialogHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'app-dialog';
  private readonly dialog = this.locatorFor('dialog');
  private readonly title = this.locatorFor('h2');
  private readonly button = this.locatorFor('button[aria-label="Close"]');

  async isOpen(): Promise<boolean> {
    return (await this.dialog()).getProperty<boolean>('open');
  }

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  /** What a screen reader calls it. */
  async name(): Promise<string | null> {
    return (await this.dialog()).getAttribute('aria-label');
  }

  async isSheet(): Promise<boolean> {
    return (await this.dialog()).hasClass('sheet');
  }

  async text(): Promise<string> {
    return (await this.dialog()).text();
  }

  async close(): Promise<void> {
    await (await this.button()).click();
  }

  /** What the browser does on Escape and on a press beside it. */
  async dismiss(): Promise<void> {
    await (await this.dialog()).dispatchEvent('close');
  }
}
