import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@app/shared/rules';
import { Session } from '../identity/session';
import { DepartmentCard } from '../school/departments/department-card';
import { department } from '../school/testing/departments';
import { calendar, me } from '../testing/lessons';
import { PrepRoomField } from './prep-room-field';

const ROOMS = [
  { id: 'r1', code: 'Prep 1', name: 'Biology' },
  { id: 'r2', code: 'Prep 2', name: null },
];
const settle = async (): Promise<void> => {
  await new Promise((done) => setTimeout(done, 20));
  TestBed.tick();
};

describe('the prep room of somebody or something', () => {
  let http: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
  });

  async function field(items: object[], value: string | null) {
    const fixture = TestBed.createComponent(PrepRoomField);
    fixture.componentRef.setInput('value', value);
    const chosen: (string | null)[] = [];
    fixture.componentInstance.chosen.subscribe((id) => chosen.push(id));
    fixture.autoDetectChanges();
    await settle();
    http.expectOne('/api/rooms?prep=true&limit=200').flush({ items, total: items.length });
    await settle();
    return { select: (fixture.nativeElement as HTMLElement).querySelector('select'), chosen };
  }

  it('is chosen among the school’s prep rooms, or none', async () => {
    const { select, chosen } = await field(ROOMS, 'r2');
    expect([...(select?.options ?? [])].map((one) => [one.value, one.text.trim(), one.selected])).toEqual([
      ['', 'None in particular', false],
      ['r1', 'Prep 1, Biology', false],
      ['r2', 'Prep 2', true],
    ]);
    for (const value of ['r1', '']) {
      select!.value = value;
      select!.dispatchEvent(new Event('input'));
      select!.dispatchEvent(new Event('change'));
    }
    expect([...new Set(chosen)]).toEqual(['r1', null]);
  });

  it('is not asked about in a school without prep rooms', async () => {
    expect((await field([], null)).select).toBeNull();
  });

  it('is one of several of a department: a tick adds it to those that there are', async () => {
    const loaded = TestBed.inject(Session).load();
    http.expectOne('/api/me').flush(me({ roles: ['admin'], permissions: permissionsOf(['admin']) }));
    await loaded;
    const fixture = TestBed.createComponent(DepartmentCard);
    const inputs = { periods: calendar().periods, today: '2026-11-18', tryDay: '2026-12-02', prepRooms: ROOMS };
    fixture.componentRef.setInput('department', department({ prepRoomIds: ['r1'] }));
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.autoDetectChanges();
    await settle();
    const boxes = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLInputElement>('fieldset input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false]);
    boxes[1]!.click();
    await settle();
    const sent = http.expectOne(({ method, url }) => method !== 'GET' && url.startsWith('/api/departments/'));
    expect(sent.request.body).toEqual({ prepRoomIds: ['r1', 'r2'] });
  });
});
