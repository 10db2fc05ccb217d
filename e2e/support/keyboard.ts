import { expect, type Locator } from '@playwright/test';

const MAX_STEPS = 120;

/** Goes to a control with the Tab key alone. @throws Error when it cannot be reached, or the focus cannot be seen on it */
export async function tabTo(control: Locator): Promise<void> {
  const page = control.page();
  for (let step = 0; step < MAX_STEPS; step++) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) {
      const outline = await control.evaluate((element) => {
        const seen = [element, element.parentElement, element.parentElement?.parentElement].filter(
          (one) => one !== null && one !== undefined,
        );
        return seen.some((one) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        });
      });
      expect(outline, 'the focus can be seen').toBe(true);
      return;
    }
  }
  throw new Error(`${MAX_STEPS} presses of Tab do not reach ${control.toString()}`);
}
