import { describe, expect, it } from '@jest/globals';
import { apparatus, practicals, requiredPracticals, type SeedLine, type SeedPractical } from './library/index.js';

const owned = new Map<string, (typeof apparatus)[number]>(apparatus.map((thing) => [thing.key, thing]));
const neededFor = (line: SeedLine, practical: SeedPractical, pupils: number) =>
  (line.perClass ?? 0) +
  (line.perSet ?? 0) * (practical.demonstration ? 1 : Math.ceil(pupils / practical.groupSize)) +
  (line.perPupil ?? 0) * pupils +
  (line.spare ?? 0);
const everyText = practicals.flatMap((p) => [p.title, p.method, ...p.hazards.map((h) => h.text), ...p.lines.map((l) => l.name)]);

describe('the starter library', () => {
  it('holds the 29 required practicals, ten in biology, nine in chemistry and ten in physics', () => {
    const bySubject = (subject: string) => requiredPracticals.filter((p) => p.subject === subject).length;
    expect([requiredPracticals.length, bySubject('Biology'), bySubject('Chemistry'), bySubject('Physics')]).toEqual([29, 10, 9, 10]);
  });

  it('gives every practical its own key and title, and every apparatus its own key and name', () => {
    for (const texts of [
      practicals.map((p) => p.key),
      practicals.map((p) => p.title),
      apparatus.map((a) => a.key),
      apparatus.map((a) => a.name),
    ])
      expect(new Set(texts).size).toBe(texts.length);
  });

  it('names only apparatus that the school owns, and owns none that no practical uses', () => {
    const used = new Set(practicals.flatMap((p) => p.lines.flatMap((line) => line.apparatus ?? [])));
    expect([...used].filter((key) => !owned.has(key))).toEqual([]);
    expect([...owned.keys()].filter((key) => !used.has(key as never))).toEqual([]);
  });

  it.each(practicals.map((p) => [p.key, p] as const))(
    '%s fits a class of its usual size in what is owned and in service',
    (_, practical) => {
      const pupils = practical.years.every((year) => year > 11) ? 16 : 30;
      const short = practical.lines.filter((line) => {
        const thing = line.apparatus && owned.get(line.apparatus);
        return thing && neededFor(line, practical, pupils) > thing.owned - thing.outOfService;
      });
      expect(short.map((line) => `${line.name}: ${neededFor(line, practical, pupils)}`)).toEqual([]);
    },
  );

  it('serves every year from 7 to 13 in every science with something to choose from', () => {
    for (const subject of ['Biology', 'Chemistry', 'Physics'])
      for (const year of [10, 11, 12, 13])
        expect(practicals.filter((p) => p.subject === subject && p.years.includes(year)).length).toBeGreaterThanOrEqual(2);
    for (const year of [7, 8, 9]) expect(practicals.filter((p) => p.years.includes(year)).length).toBeGreaterThanOrEqual(6);
  });

  it('never says that something is safe, and points every hazard to the employer', () => {
    expect(everyText.filter((text) => /\bsafe|\bharmless|low hazard|no risk|not hazardous/i.test(text))).toEqual([]);
    for (const practical of practicals) {
      expect(practical.hazards.length).toBeGreaterThan(0);
      expect(practical.hazards.every((hazard) => hazard.guidance === 'Check your employer’s guidance')).toBe(true);
    }
  });

  it('writes hazard codes as CLP writes them, and concentrations only on chemicals', () => {
    for (const line of practicals.flatMap((p) => p.lines)) {
      expect((line.pictograms ?? []).filter((code) => !/^GHS0[1-9]$/.test(code))).toEqual([]);
      expect((line.statements ?? []).filter((code) => !/^(H\d{3}[A-Za-z]{0,2}|EUH\d{3})$/.test(code))).toEqual([]);
      if (line.kind !== 'chemical') expect([line.concentration, line.pictograms]).toEqual([undefined, undefined]);
    }
  });
});
