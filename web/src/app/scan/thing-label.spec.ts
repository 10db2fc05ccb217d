import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { ownPathIn } from '../core/local-path';
import { wordsThere } from '../core/words-there';
import { QrCode } from '../prep/paper/qr-code';
import { By } from '@angular/platform-browser';
import { ThingLabel } from './thing-label';

async function show(inputs: Record<string, string>, answer: object | null) {
  const fixture = TestBed.createComponent(ThingLabel);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.autoDetectChanges();
  TestBed.tick();
  if (answer)
    TestBed.inject(HttpTestingController)
      .expectOne(({ url }) => url.startsWith('/api/'))
      .flush(answer);
  for (let turn = 0; turn < 3; turn++) {
    TestBed.tick();
    await new Promise((done) => setTimeout(done));
  }
  const code = fixture.debugElement.query(By.directive(QrCode))?.componentInstance as QrCode | undefined;
  return { text: (fixture.nativeElement as HTMLElement).textContent ?? '', leads: code && ownPathIn(code.text(), document.baseURI) };
}

describe('the label of a thing', () => {
  beforeEach(async () => {
    await wordsThere();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
  });

  it('has a code that a scan follows to the item', async () => {
    const { text, leads } = await show({ apparatus: 'a1' }, { id: 'a1', name: 'Light microscope', location: 'Prep 1' });
    expect([text.includes('Light microscope'), text.includes('Prep 1'), leads]).toEqual([true, true, '/apparatus/a1']);
  });

  it('names a solution with its strength, and leads to the stock', async () => {
    const bottle = { id: 's1', name: 'Sucrose', concentration: 0.25, concentrationText: null, location: 'Shelf 7' };
    const { text, leads } = await show({ stock: 's1' }, bottle);
    expect([text.includes('Sucrose 0.25 mol/dm³'), leads]).toEqual([true, '/stock/s1']);
  });

  it('is none of nothing, and says what to do', async () => {
    const { text, leads } = await show({}, null);
    expect([text.includes('No label yet'), leads]).toEqual([true, undefined]);
  });
});
