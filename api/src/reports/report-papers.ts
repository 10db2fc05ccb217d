import { type LatenessReport, type RecognitionReport, REPORT_LIMITS, type ReportOf, type ServiceFactorReport } from '@app/shared';
import { words } from '../core/words.js';
import type { Paper, PaperBlock } from './paper.js';

/** Who asks for a page, and when: what stands at its foot. */
export interface Made {
  schoolName: string;
  atMs: number;
  /** The date at the school. */
  on: string;
}

const text = (said: string): PaperBlock => ({ kind: 'text', text: said });
const heading = (said: string): PaperBlock => ({ kind: 'heading', text: said });

function paper(title: string, report: ReportOf, made: Made, blocks: PaperBlock[]): Paper {
  return {
    title,
    of: words.reports.of(report),
    foot: `${made.schoolName} · ${words.reports.made(made.on)} · Requisite`,
    language: words.locale,
    author: made.schoolName,
    madeAtMs: made.atMs,
    blocks,
  };
}

/** Puts lateness on a page: the rate, the causes, and to the head the teachers in order of name, as many as there is room for. */
export function latenessPaper(report: LatenessReport, made: Made): Paper {
  const { columns } = words.reports;
  const teachers = report.byTeacher ?? [];
  const shown = teachers.slice(0, REPORT_LIMITS.teachersOnPaper);
  return paper(words.reports.titles.lateness, report, made, [
    text(words.reports.lateSentence(report)),
    text(words.reports.lateNote),
    ...(report.causes.length > 0
      ? [
          table(
            words.reports.why,
            [columns.reason, columns.late],
            report.causes.map(({ reason, count }) => [words.requisitions.lateCause(reason), said(count)]),
          ),
        ]
      : []),
    ...(shown.length > 0
      ? [
          table(
            words.reports.byTeacher,
            [columns.teacher, columns.asked, columns.late, columns.excused, columns.rate],
            shown.map((one) => [one.teacher.name, said(one.asked), said(one.late), said(one.excused), words.load.lateRate(one).rate]),
          ),
        ]
      : []),
    ...(teachers.length > shown.length ? [text(words.reports.moreTeachers(teachers.length - shown.length))] : []),
  ]);
}

/** Puts the service factor on a page: what it is, what is advised, and that none of it is law. */
export function serviceFactorPaper(report: ServiceFactorReport, made: Made): Paper {
  const { columns } = words.reports;
  return paper(words.reports.titles['service-factor'], report, made, [
    text(words.reports.factorSentence(report)),
    text(words.reports.whoCounts(report)),
    text(report.note),
    table(
      words.reports.advised,
      [columns.source, columns.factor, columns.hours],
      report.wanted.map((one) => [one.source, words.reports.factor(one.factor, one.orMore), words.reports.wanted(one)]),
    ),
  ]);
}

/** Puts recognition on a page, under the three questions of a senior leader; `factor` is of the same days and departments. */
export function recognitionPaper(report: RecognitionReport, factor: ServiceFactorReport, made: Made): Paper {
  const { columns, functions, questions } = words.reports;
  const all = report.askedMinutes;
  const pays = words.reports.contractPays(report);
  const met = words.reports.meetingSentence(report);
  return paper(words.reports.titles.recognition, report, made, [
    text(words.reports.served(report)),
    heading(questions.training),
    text(words.reports.trainingSentence(report)),
    ...(met === null ? [] : [text(met)]),
    heading(questions.contract),
    text(words.reports.contractSentence(report)),
    ...(pays === null ? [] : [text(pays)]),
    text(words.reports.whoCounts(report)),
    table(
      words.reports.byFunction,
      [columns.work, columns.time, columns.share, columns.agreed],
      report.functions.map((one) => [
        functions[one.function],
        words.durations.work(one.minutes),
        words.reports.share(one.minutes, all),
        words.reports.agreed(one.agreedMinutes),
      ]),
    ),
    {
      kind: 'bars',
      alt: words.reports.barsAlt(report.functions),
      rows: report.functions.map((one) => ({
        label: functions[one.function],
        value: one.minutes,
        says: words.durations.work(one.minutes),
      })),
    },
    heading(questions.paid),
    text(words.reports.unpaidSentence(report)),
    text(words.reports.factorSentence(factor)),
    text(words.reports.advisedInShort),
    text(report.shared === 'own' ? words.reports.ownShared : words.reports.logsArePrivate),
    text(words.reports.noRanking),
  ]);
}

function table(caption: string, head: string[], rows: string[][]): PaperBlock {
  return { kind: 'table', caption, head, rows };
}

function said(count: number): string {
  return words.counts.number(count);
}
