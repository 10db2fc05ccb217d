import type { RecognitionReport, ServiceFactorReport } from '@app/shared';
import { POINT_BANDS, WORK_FUNCTIONS } from '@app/shared';
import fc from 'fast-check';
import { insideOfPdf, lettersDrawn } from '../testing/inside-of-pdf.js';
import { DrawPaper } from './draw-paper.js';
import { drawPage } from './draw-page.js';
import type { Paper } from './paper.js';
import { latenessPaper, recognitionPaper, serviceFactorPaper } from './report-papers.js';
import { inStandardFont } from './standard-letters.js';

const MADE = { schoolName: 'Oakfield School', atMs: Temporal.Instant.from('2026-11-18T09:00:00Z').epochMilliseconds, on: '2026-11-18' };
const OF = { from: '2026-09-01', to: '2026-12-18', departments: [{ id: '1', name: 'Science' }] };
const WHO = { technicians: 3, withoutHours: 0, alsoElsewhere: 1 };
const FACTOR: ServiceFactorReport = {
  ...OF,
  ...WHO,
  taughtHours: 165,
  technicianHours: 73,
  factor: 73 / 165,
  wanted: POINT_BANDS.map(({ factor, orMore }) => ({ source: 'CLEAPSS, 24 to 30 points', factor, hours: 115.5, orMore })),
  note: 'There is no legal level.',
};
const RECOGNITION: RecognitionReport = {
  ...OF,
  ...WHO,
  functions: WORK_FUNCTIONS.map((one, at) => ({ function: one, minutes: at * 1234, agreedMinutes: at === 0 ? null : 3600 })),
  askedMinutes: 34_552,
  contractedMinutes: 30_000,
  contract: { technicians: 3, hoursAYear: 3543, posts: 2, hoursKnown: 1400, hoursAWeek: 90.85 },
  shared: 'all',
  breaksMissed: 3,
  unpaidMinutes: 240,
  nonCoreMinutes: 60,
  cpdMinutes: 90,
  meetingMinutes: 45,
  practicalsServed: 41,
  recordedAfterwards: 2,
};
const teacher = (name: string) => ({ teacher: { id: name, code: 'AB', name }, asked: 20, late: 3, excused: 1, rate: 0.1 });
const lateness = (names: string[]) =>
  latenessPaper(
    {
      ...OF,
      own: false,
      asked: 194,
      late: 22,
      excused: 4,
      rate: 18 / 194,
      causes: [{ reason: 'forgot', count: 22 }],
      byTeacher: names.map(teacher),
    },
    MADE,
  );

describe('a report as PDF', () => {
  it.each<[string, Paper]>([
    ['lateness', lateness(['Ann Other', 'Zoë Żak'])],
    ['the service factor', serviceFactorPaper(FACTOR, MADE)],
    ['recognition', recognitionPaper(RECOGNITION, FACTOR, MADE)],
  ])('of %s is one tagged A4 page in British English with a title, headings and a table', async (_name, paper) => {
    const pdf = await drawPage(paper);
    const { objects, pages } = insideOfPdf(pdf);
    expect(pages).toBe(1);
    expect(objects).toMatch(/\/MediaBox \[0 0 595\.28 841\.89\]/);
    expect(objects).toMatch(/\/MarkInfo/);
    expect(objects).toMatch(/\/Lang \(en-GB\)/);
    expect(objects).toMatch(/\/Title \d+ 0 R/);
    expect(objects).toContain(`\n(${paper.title})\n`);
    expect(objects).toMatch(/\/DisplayDocTitle true/);
    for (const tag of ['Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']) expect(objects).toContain(`/S /${tag}\n`);
    expect(objects).toMatch(/\/Scope \/Column/);
    expect(objects).toMatch(/\/Scope \/Row/);
    expect(pdf.byteLength).toBeLessThan(40_000);
  });

  it('says a drawing in words, and each question of a senior leader as a heading', async () => {
    const { objects, drawn } = insideOfPdf(await drawPage(recognitionPaper(RECOGNITION, FACTOR, MADE)));
    expect(objects).toMatch(/\/S \/Figure[\s\S]*?\/Alt \(Bars of the hours asked: Preparing 0 min, Delivering and collecting 20 h 34 min/);
    expect(objects.match(/\/S \/H2\n/g)).toHaveLength(3);
    const said = lettersDrawn(drawn);
    for (const words of [
      'Do they get training, and time to meet?',
      'Does the contract match the work done?',
      'Are the hours enough, and paid?',
    ])
      expect(said).toContain(words);
    expect(said).toContain('There is no legal level.');
  });

  it('is one page however many teachers there are, and says how many are not on it', async () => {
    const names = Array.from({ length: 90 }, (_, at) => `Teacher with a rather long double-barrelled name ${at}`);
    const { pages, drawn } = insideOfPdf(await drawPage(lateness(names)));
    expect(pages).toBe(1);
    expect(lettersDrawn(drawn)).toContain('60 more teachers in the table (CSV).');
  });

  it('holds whatever letters names are made of', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', maxLength: 60 }), { minLength: 1, maxLength: 8 }), async (names) => {
        expect(insideOfPdf(await drawPage(lateness(names))).pages).toBe(1);
      }),
      { numRuns: 15 },
    );
  });

  it('comes out of a thread of its own as it is drawn here, and is given up when it takes too long or is too large', async () => {
    const drawing = new DrawPaper();
    const paper = serviceFactorPaper(FACTOR, MADE);
    const drawn = insideOfPdf(await drawing.draw('school', paper));
    expect(lettersDrawn(drawn.drawn)).toBe(lettersDrawn(insideOfPdf(await drawPage(paper)).drawn));
    drawing.bounds.bytes = 100;
    await expect(drawing.draw('school', paper)).rejects.toMatchObject({ code: 'SERVER_BUSY' });
    await drawing.onModuleDestroy();
    // a thread that is still to begin has not drawn within a millisecond, on any machine
    const late = new DrawPaper();
    late.bounds.ms = 1;
    await expect(late.draw('school', paper)).rejects.toMatchObject({ code: 'SERVER_BUSY' });
    await late.onModuleDestroy();
  });

  it('lets a school wait for so many pages and no more, and another school be served between', async () => {
    const drawing = new DrawPaper();
    const paper = serviceFactorPaper(FACTOR, MADE);
    const asked = Array.from({ length: 9 }, () =>
      drawing.draw('school', paper).then(
        () => 'drawn',
        ({ code }: { code: string }) => code,
      ),
    );
    const other = drawing.draw('other', paper).then(() => 'drawn');
    expect(await Promise.all([...asked, other])).toEqual([
      ...Array<string>(7).fill('drawn'),
      ...Array<string>(2).fill('TOO_MANY_REQUESTS'),
      'drawn',
    ]);
    await drawing.onModuleDestroy();
  });
});

describe('letters of the standard fonts', () => {
  it('are kept, lose an accent, or are a question mark', () => {
    expect(inStandardFont('Zoë O’Neill – 50 % of £3')).toBe('Zoë O’Neill – 50 % of £3');
    expect(inStandardFont('Łukasz Żak, Đorđe, Ştefan')).toBe('Lukasz Zak, Dorde, Stefan');
    expect(inStandardFont('李 🧪 Ω')).toBe('? ? ?');
    expect(inStandardFont('two\nlines\tand\u0007')).toBe('two lines and?');
  });

  it('are all that is left of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(inStandardFont(text)).toMatch(/^[\u0020-\u007e\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/);
      }),
    );
  });
});
