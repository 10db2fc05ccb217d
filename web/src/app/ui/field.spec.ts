import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { Control, Field } from './field';

@Component({
  imports: [Control, Field],
  template: `<app-field label="E-mail" hint="The one for school" [error]="wrong()"
    ><input appControl [value]="text()" (typed)="text.set($event)"
  /></app-field>`,
})
class Host {
  readonly wrong = signal<string | null>(null);
  readonly text = signal('');
}

describe('a field', () => {
  it('ties its label, its hint and what is wrong to the control', async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const root = fixture.nativeElement as HTMLElement;
    const control = root.querySelector('input');
    const described = (): string =>
      (control?.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => root.querySelector(`#${id}`)?.textContent?.trim())
        .join(' | ');

    expect(root.querySelector('label')?.getAttribute('for')).toBe(control?.id);
    expect(described()).toBe('The one for school');
    expect(control?.hasAttribute('aria-invalid')).toBe(false);

    fixture.componentInstance.wrong.set('Give an e-mail address.');
    await fixture.whenStable();
    expect(control?.getAttribute('aria-invalid')).toBe('true');
    expect(described()).toBe('Give an e-mail address. | The one for school');
  });

  it('says each new value', async () => {
    const fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
    const control = (fixture.nativeElement as HTMLElement).querySelector('input') as HTMLInputElement;
    control.value = 'sam@school.example';
    control.dispatchEvent(new Event('input'));
    expect(fixture.componentInstance.text()).toBe('sam@school.example');
  });
});
