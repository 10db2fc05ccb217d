import { ComponentHarness, HarnessPredicate, TestKey } from '@angular/cdk/testing';

/** Counts an `app-stepper` up and down in a spec, by its buttons, its arrows, or by typing. */
export class StepperHarness extends ComponentHarness {
  static readonly hostSelector = 'app-stepper';
  private readonly named = this.locatorFor('.label');
  private readonly field = this.locatorFor('input');
  private readonly fewer = this.locatorFor('button[aria-label^="One fewer"]');
  private readonly more = this.locatorFor('button[aria-label^="One more"]');

  static with(options: { label: string | RegExp }): HarnessPredicate<StepperHarness> {
    return new HarnessPredicate(StepperHarness, {}).addOption('label', options.label, (harness, label) =>
      HarnessPredicate.stringMatches(harness.label(), label),
    );
  }

  async label(): Promise<string> {
    return (await this.named()).text();
  }

  async value(): Promise<string> {
    return (await this.field()).getProperty<string>('value');
  }

  async up(): Promise<void> {
    await (await this.more()).click();
  }

  async down(): Promise<void> {
    await (await this.fewer()).click();
  }

  async arrow(key: 'up' | 'down'): Promise<void> {
    await (await this.field()).sendKeys(key === 'up' ? TestKey.UP_ARROW : TestKey.DOWN_ARROW);
  }

  async type(text: string): Promise<void> {
    await (await this.field()).setInputValue(text);
    await (await this.field()).dispatchEvent('change');
  }

  /** Whether it stands at its lower or its upper end. */
  async isAt(end: 'least' | 'most'): Promise<boolean> {
    return (await (end === 'least' ? this.fewer() : this.more())).getProperty<boolean>('disabled');
  }
}
