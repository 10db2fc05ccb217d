import { TestBed } from '@angular/core/testing';
import type { WorkloadDay } from '@app/shared/contracts';
import { en } from '@app/shared/words';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { ALL_WORDS } from '../../core/words';
import { KeepLoad } from './keep-load';

const day = (date: string, level: WorkloadDay['level']): WorkloadDay => ({
  ...{ date, weekLabel: 'A', workMinutes: 420, technicianMinutes: 300, level, backlogMinutes: 120, technicians: [] },
});

describe('the days of Workload as a file', () => {
  const made: Blob[] = [];
  afterEach(() => {
    made.splice(0);
  });

  it('say what the table says, in minutes, and nothing is left over from days that are past', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: ALL_WORDS, useFactory: () => en }] });
    Object.assign(URL, { createObjectURL: (blob: Blob) => (made.push(blob), 'blob:x'), revokeObjectURL: () => undefined });
    const clicked = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const fixture = TestBed.createComponent(KeepLoad);
    fixture.componentRef.setInput('days', [day('2026-11-17', 'calm'), day('2026-11-18', 'overloaded')]);
    fixture.componentRef.setInput('heading', 'Workload, Science');
    fixture.componentRef.setInput('today', '2026-11-18');
    await fixture.whenStable();
    const [, save] = (fixture.nativeElement as HTMLElement).querySelectorAll('button');
    save!.click();
    expect(clicked).toHaveBeenCalledTimes(1);
    const [link] = clicked.mock.contexts as HTMLAnchorElement[];
    expect(link?.download).toBe('workload-science.csv');
    const text = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result as string);
      reader.readAsText(made[0]!);
    });
    expect(text.replace('\ufeff', '').trim().split('\r\n')).toEqual([
      'Day,Week,"Asked, minutes","Time, minutes","Left over, minutes",Level',
      '2026-11-17,A,420,300,,past',
      '2026-11-18,A,420,300,120,over-booked',
    ]);
    clicked.mockRestore();
  });
});
