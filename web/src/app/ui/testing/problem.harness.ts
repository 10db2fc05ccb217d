import { ComponentHarness } from '@angular/cdk/testing';

/** Reads an `app-problem` in a spec and tries again. */
export class ProblemHarness extends ComponentHarness {
  static readonly hostSelector = 'app-problem';
  private readonly title = this.locatorFor('h2');
  private readonly told = this.locatorFor('.words > p');
  private readonly items = this.locatorForAll('li');
  private readonly number = this.locatorForOptional('.id');
  private readonly button = this.locatorForOptional('button');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  async detail(): Promise<string> {
    return (await this.told()).text();
  }

  async fields(): Promise<string[]> {
    return Promise.all((await this.items()).map((item) => item.text()));
  }

  /** The request's number, for whoever helps. */
  async requestId(): Promise<string | null> {
    return (await this.number())?.text() ?? null;
  }

  /** Whether it is read out at once. */
  async isAlert(): Promise<boolean> {
    return (await (await this.host()).getAttribute('role')) === 'alert';
  }

  async canRetry(): Promise<boolean> {
    return (await this.button()) !== null;
  }

  async retry(): Promise<void> {
    await (await this.button())?.click();
  }
}
