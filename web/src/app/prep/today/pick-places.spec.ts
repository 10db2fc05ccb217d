import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { PickPlaces } from './pick-places';

const solution = { name: 'Sucrose', quantity: 100, unit: 'cm3', kind: 'chemical', short: 0, concentrationText: null };

describe('what to fetch', () => {
  it('is said with its strength, a line for each', () => {
    const fixture = TestBed.createComponent(PickPlaces);
    const items = [
      { ...solution, concentration: 0.25 },
      { ...solution, concentration: 1 },
      { ...solution, concentration: null, concentrationText: 'saturated' },
      { ...solution, name: 'Beaker', unit: null, quantity: 3, concentration: null },
    ];
    fixture.componentRef.setInput('places', [{ location: null, items }]);
    fixture.detectChanges();
    const lines = [...(fixture.nativeElement as HTMLElement).querySelectorAll('li > span')].map((name) => name.textContent.trim());
    expect(lines).toEqual(['Sucrose 0.25 mol/dm³', 'Sucrose 1 mol/dm³', 'Sucrose saturated', 'Beaker']);
  });
});
