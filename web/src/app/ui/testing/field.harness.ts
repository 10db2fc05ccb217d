import { ComponentHarness, HarnessPredicate, type TestElement } from '@angular/cdk/testing';

/** Fills in an `app-field` in a spec and reads what it says of itself, as somebody hears it. */
export class FieldHarness extends ComponentHarness {
  static readonly hostSelector = 'app-field';
  private readonly named = this.locatorFor('label');
  private readonly control = this.locatorFor('input, select, textarea');

  static with(options: { label: string | RegExp }): HarnessPredicate<FieldHarness> {
    return new HarnessPredicate(FieldHarness, {}).addOption('label', options.label, (harness, label) =>
      HarnessPredicate.stringMatches(harness.label(), label),
    );
  }

  async label(): Promise<string> {
    return (await (await this.named()).text()).replace(/\s+/g, ' ').trim();
  }

  /** Whether a press on the label reaches the control. */
  async isTied(): Promise<boolean> {
    return (await (await this.named()).getAttribute('for')) === (await (await this.control()).getAttribute('id'));
  }

  async value(): Promise<string> {
    return (await this.control()).getProperty<string>('value');
  }

  async type(text: string): Promise<void> {
    await (await this.control()).setInputValue(text);
    await (await this.control()).dispatchEvent('input');
  }

  async leave(): Promise<void> {
    await (await this.control()).blur();
  }

  async isWrong(): Promise<boolean> {
    return (await (await this.control()).getAttribute('aria-invalid')) === 'true';
  }

  /** What is read out after the name: what is wrong, then the hint. */
  async described(): Promise<string[]> {
    const ids = (await (await this.control()).getAttribute('aria-describedby'))?.split(' ') ?? [];
    const parts: TestElement[] = await Promise.all(ids.map((id) => this.locatorFor(`[id="${id}"]`)()));
    return Promise.all(parts.map((part) => part.text()));
  }
}
