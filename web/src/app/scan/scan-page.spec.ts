import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ownPathIn } from '../core/local-path';
import { wordsThere } from '../core/words-there';
import { ScanPage } from './scan-page';

const HOME = 'https://school.example/';

describe('where a scanned code leads', () => {
  it('is into this site, and nowhere else', () => {
    expect(ownPathIn('https://school.example/requests/q1?x=1#y', HOME)).toBe('/requests/q1?x=1#y');
    for (const text of [
      '',
      'q1',
      '/requests/q1',
      'javascript:alert(1)',
      'http://school.example/requests/q1',
      'https://school.example:8443/requests/q1',
      'https://school.example.evil.example/requests/q1',
      'https://school.example@evil.example/requests/q1',
      'https://somebody:secret@school.example/requests/q1',
      'https://evil.example/https://school.example/',
      'https://school.example//evil.example/',
      'https://school.example/api/feeds/x.ics',
      'WIFI:S:Lab;T:WPA;P:secret;;',
    ])
      expect(ownPathIn(text, HOME)).toBeNull();
  });

  it('stays on this site whatever is written in the code', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((text) => HOME + text),
        ),
        (text) => {
          const path = ownPathIn(text, HOME);
          if (path !== null) expect(new URL(path, HOME).origin).toBe('https://school.example');
        },
      ),
    );
  });
});

describe('scanning a label', () => {
  let fixture: ComponentFixture<ScanPage>;
  let read: string[];
  let stopped: number;
  const root = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const here = globalThis as { BarcodeDetector?: unknown };

  async function until(isSo: () => boolean): Promise<void> {
    for (let turn = 0; turn < 60 && !isSo(); turn++) {
      TestBed.tick();
      await new Promise((done) => setTimeout(done, 50));
    }
    expect(isSo()).toBe(true);
  }
  const open = () => {
    fixture = TestBed.createComponent(ScanPage);
    fixture.autoDetectChanges();
    TestBed.tick();
  };
  const press = (name: string) => [...root().querySelectorAll('button')].find((one) => one.textContent?.trim() === name)?.click();

  beforeEach(async () => {
    await wordsThere();
    [read, stopped] = [[], 0];
    TestBed.configureTestingModule({ providers: [provideRouter([{ path: '**', children: [] }])] });
    here.BarcodeDetector = class {
      detect = () => Promise.resolve(read.splice(0, 1).map((rawValue) => ({ rawValue })));
    };
    const camera = { getTracks: () => [{ stop: () => stopped++ }] };
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => Promise.resolve(camera) } });
    Object.assign(HTMLVideoElement.prototype, { play: () => Promise.resolve() });
  });
  afterEach(() => {
    fixture.destroy();
    delete here.BarcodeDetector;
  });

  it('follows one of ours, after saying of a code from elsewhere that it was not followed, and closes the camera', async () => {
    open();
    press('Open the camera');
    read.push('https://evil.example/requests/q1');
    await until(() => root().textContent?.includes('is not from here, and was not followed') ?? false);
    expect(TestBed.inject(Router).url).toBe('/');
    read.push(new URL('/requests/q7', document.baseURI).href);
    await until(() => TestBed.inject(Router).url === '/requests/q7');
    expect(stopped).toBe(1);
  });

  it('lets go of the camera when the page is left', async () => {
    open();
    press('Open the camera');
    await until(() => root().textContent?.includes('Looking for a code') ?? false);
    fixture.destroy();
    expect(stopped).toBe(1);
  });

  it('says what to do where the camera is refused, and where the browser reads no codes', async () => {
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => Promise.reject(new Error('no')) },
    });
    open();
    press('Open the camera');
    await until(() => root().textContent?.includes('No camera could be opened') ?? false);
    fixture.destroy();
    delete here.BarcodeDetector;
    open();
    expect(root().textContent).toContain('Open the phone’s own camera');
    expect(root().querySelector('video')).toBeNull();
  });
});
