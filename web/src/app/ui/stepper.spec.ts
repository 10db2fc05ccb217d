import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { Stepper } from './stepper';

describe('a stepper', () => {
  async function stepper(value: number) {
    const fixture = TestBed.createComponent(Stepper);
    fixture.componentRef.setInput('label', 'Pupils in a set');
    fixture.componentRef.setInput('value', value);
    fixture.componentRef.setInput('max', 30);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const field = root.querySelector('input') as HTMLInputElement;
    return {
      field,
      press: async (name: string) => {
        (root.querySelector(`button[aria-label^="${name}"]`) as HTMLButtonElement).click();
        await fixture.whenStable();
      },
      type: async (text: string) => {
        field.value = text;
        field.dispatchEvent(new Event('change'));
        await fixture.whenStable();
      },
      value: () => fixture.componentInstance.value(),
    };
  }

  it('goes one up and one down, and stops at its ends', async () => {
    const sets = await stepper(2);
    await sets.press('One more');
    expect(sets.value()).toBe(3);
    await sets.press('One fewer');
    await sets.press('One fewer');
    await sets.press('One fewer');
    expect(sets.value()).toBe(1);
  });

  it('takes a typed number within its ends and puts nonsense back', async () => {
    const sets = await stepper(2);
    await sets.type('400');
    expect(sets.value()).toBe(30);
    await sets.type('many');
    expect(sets.value()).toBe(30);
    expect(sets.field.value).toBe('30');
  });
});
