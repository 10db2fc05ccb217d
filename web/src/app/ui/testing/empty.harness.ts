import { ContentContainerComponentHarness } from '@angular/cdk/testing';

/** Reads an `app-empty` in a spec: its heading and of which level, and what to do first. */
export class EmptyHarness extends ContentContainerComponentHarness {
  static readonly hostSelector = 'app-empty';
  private readonly title = this.locatorFor('h1, h2');
  private readonly body = this.locatorFor('div');

  async heading(): Promise<string> {
    return (await this.title()).text();
  }

  async isPage(): Promise<boolean> {
    return (await this.title()).matchesSelector('h1');
  }

  async says(): Promise<string> {
    return (await this.body()).text();
  }
}
