import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Stepper } from './stepper';
import { StepperHarness } from './testing/stepper.harness';

describe('a stepper', () => {
  let fixture: ComponentFixture<Stepper>;
  let sets: StepperHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Stepper);
    fixture.componentRef.setInput('label', 'Pupils in a set');
    fixture.componentRef.setInput('value', 2);
    fixture.componentRef.setInput('max', 30);
    sets = await TestbedHarnessEnvironment.harnessForFixture(fixture, StepperHarness);
  });

  it('goes one up and one down, and stops at its ends', async () => {
    expect(await sets.label()).toBe('Pupils in a set');
    await sets.up();
    expect(fixture.componentInstance.value()).toBe(3);
    for (let press = 0; press < 3; press++) await sets.down();
    expect([fixture.componentInstance.value(), await sets.isAt('least')]).toEqual([1, true]);
    await sets.type('30');
    await sets.up();
    expect([fixture.componentInstance.value(), await sets.isAt('most')]).toEqual([30, true]);
  });

  it('takes the arrows of the keyboard', async () => {
    await sets.arrow('up');
    await sets.arrow('up');
    await sets.arrow('down');
    expect(await sets.value()).toBe('3');
  });

  it('takes a typed number within its ends and puts nonsense back', async () => {
    await sets.type('400');
    expect(fixture.componentInstance.value()).toBe(30);
    await sets.type('many');
    expect([fixture.componentInstance.value(), await sets.value()]).toEqual([30, '30']);
  });
});
