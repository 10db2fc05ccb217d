import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Substance } from '@app/shared/contracts';
import { permissionsOf } from '@app/shared/rules';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Session } from '../identity/session';
import { me } from '../testing/lessons';
import { SubstancePage } from './substance-page';

const ALKALI: Substance = {
  id: 's1',
  version: 1,
  own: false,
  name: 'Sodium hydroxide',
  aliases: ['NaOH', 'Caustic soda'],
  formula: 'NaOH',
  molarMass: 40,
  state: 'solid',
  stockStrength: null,
  stockSource: null,
  belowBands: 'not-classified',
  bands: [
    {
      from: 0.12,
      to: 0.5,
      unit: 'mol/dm3',
      classification: 'Skin Irrit. 2, Eye Irrit. 2',
      signalWord: 'Warning',
      pictograms: ['GHS07'],
      statements: ['H315', 'H319'],
      source: 'CLP, index 011-002-00-6',
    },
  ],
};

describe('the page of a substance', () => {
  let fixture: ComponentFixture<SubstancePage>;
  let http: HttpTestingController;
  const root = () => fixture.nativeElement as HTMLElement;
  const text = () => root().textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name);

  async function settle(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  async function open(role: 'teacher' | 'technician'): Promise<void> {
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles: [role], permissions: permissionsOf([role]) }));
    await loaded;
    fixture = TestBed.createComponent(SubstancePage);
    fixture.componentRef.setInput('id', 's1');
    fixture.autoDetectChanges();
    await settle();
    http.expectOne('/api/substances/s1').flush(ALKALI);
    await settle();
  }

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    http = TestBed.inject(HttpTestingController);
  });

  it('tells its formula, mass, hazards from strength to strength with their source, and to check the own cards', async () => {
    await open('teacher');
    for (const said of [
      'NaOH; Caustic soda',
      '40 g/mol',
      '0.12 to below 0.5 mol/dm³',
      'Warning: causes skin irritation, causes serious eye irritation',
      'exclamation mark',
      'Source: CLP, index 011-002-00-6',
      'Check against your own hazard cards',
    ])
      expect(text()).toContain(said);
    expect(text()).not.toMatch(/\bsafe\b/i);
    expect(button('Change to what your cards say')).toBeUndefined();
  });

  it('is written by a technician as the school’s own cards say', async () => {
    await open('technician');
    button('Change to what your cards say')?.click();
    await settle();
    const sources = root().querySelectorAll<HTMLInputElement>('fieldset input');
    const last = sources[sources.length - 1];
    if (!last) throw new Error('There is no field for the source');
    last.value = 'Card 91, 2026';
    last.dispatchEvent(new Event('input'));
    root().querySelector('form')?.dispatchEvent(new Event('submit'));
    await settle();
    const { request } = http.expectOne('/api/substances/s1');
    expect([request.method, request.body]).toEqual([
      'PUT',
      expect.objectContaining({
        version: 1,
        name: 'Sodium hydroxide',
        aliases: ['NaOH', 'Caustic soda'],
        molarMass: 40,
        belowBands: 'not-classified',
        bands: [{ ...ALKALI.bands[0], source: 'Card 91, 2026' }],
      }),
    ]);
  });
});
