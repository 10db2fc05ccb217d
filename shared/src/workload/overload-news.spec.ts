import { describe, expect, it } from '@jest/globals';
import { parseInstantMs } from '../time/instant.js';
import { keptOverload, overloadNews, overloadNow, type OverloadNow, type ToldOverload } from './overload-news.js';

const NOW = parseInstantMs('2026-11-18T09:00:00Z');
const at = (day: number, hour = 9) => parseInstantMs(`2026-11-${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const judged = { nowMs: NOW, timeZone: 'Europe/London', dayMinutes: 400 };
const told = (more: Partial<ToldOverload> = {}): ToldOverload => ({ fromMs: at(23), toMs: at(24), minutesOver: 100, toldMs: NOW, ...more });
const now = (more: Partial<OverloadNow> = {}): OverloadNow => ({ fromMs: at(23), toMs: at(24), minutesOver: 100, ...more });

describe('what a department is told of its overload', () => {
  it.each([
    ['that it appeared', null, now(), 'appeared'],
    ['that it is gone', told(), null, 'cleared'],
    ['nothing while there is none', null, null, null],
    ['nothing while it is the same', told(), now(), null],
    ['nothing when it begins later, ends later or is less', told(), now({ fromMs: at(23, 12), toMs: at(27), minutesOver: 20 }), null],
    ['nothing when it begins earlier on the same day', told(), now({ fromMs: at(23, 8) }), null],
    ['that it begins on an earlier day', told(), now({ fromMs: at(20, 15) }), 'earlier'],
    ['nothing of its growth on the day on which it was told', told(), now({ minutesOver: 900 }), null],
    ['on another day that it has grown by one technician’s day', told({ toldMs: at(17) }), now({ minutesOver: 500 }), 'grown'],
    ['on another day nothing of less', told({ toldMs: at(17) }), now({ minutesOver: 499 }), null],
    ['nothing when its time has passed', told({ fromMs: at(16), toMs: at(17) }), null, null],
    ['that another appeared after its time', told({ fromMs: at(16), toMs: at(17) }), now(), 'appeared'],
    ['that it is gone, where only its end was kept', told({ fromMs: null, minutesOver: null }), null, 'cleared'],
  ] as const)('%s', (_what, known, found, news) => {
    expect(overloadNews(known, found, judged)).toBe(news);
  });

  it('is kept as it was told, and never as more than that', () => {
    expect(keptOverload(told(), now({ minutesOver: 900 }), null, judged)).toMatchObject({ minutesOver: 100 });
    expect(keptOverload(told(), now({ minutesOver: 20, fromMs: at(24) }), null, { ...judged, nowMs: at(19) })).toMatchObject({
      minutesOver: 20,
      fromMs: at(24),
    });
    expect(keptOverload(told({ toldMs: at(17) }), now({ minutesOver: 900 }), 'grown', judged)).toMatchObject({
      minutesOver: 900,
      toldMs: NOW,
    });
    expect(keptOverload(told(), null, 'cleared', judged)).toBeNull();
  });

  it('is the same overload where its first day went and came back on the day on which it was told', () => {
    const later = now({ fromMs: at(26), toMs: at(27) });
    expect(overloadNews(told(), later, judged)).toBeNull();
    const kept = keptOverload(told(), later, null, judged);
    expect(kept).toMatchObject({ fromMs: at(23), toMs: at(27) });
    expect(overloadNews(kept, now(), judged)).toBeNull();
    expect(overloadNews(kept, now({ fromMs: at(20) }), judged)).toBe('earlier');
  });

  it('is summed up over its stretches', () => {
    const stretch = { workMinutes: 0, technicianMinutes: 0, pressure: 2 };
    const stretches = [
      { ...stretch, fromMs: at(24), toMs: at(25), excessMinutes: 30 },
      { ...stretch, fromMs: at(20), toMs: at(23), excessMinutes: 12 },
    ];
    expect(overloadNow(stretches)).toEqual({ fromMs: at(20), toMs: at(25), minutesOver: 42 });
    expect(overloadNow([])).toBeNull();
  });
});
