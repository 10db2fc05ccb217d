import type { Scheme, SchemeBody, SchemeStep } from '@app/shared/contracts';
import { plainWords } from '@app/shared/rules';

/** A step as it is written; `key` tells steps apart while their codes are typed. */
export interface StepDraft {
  key: number;
  code: string;
  title: string;
  practicalId: string | null;
  practical: string | null;
  reference: string;
}

/** A scheme as it is written. */
export interface SchemeDraft {
  name: string;
  subject: string;
  year: number | null;
  steps: StepDraft[];
}

/** What stands in the words of a page where something is lacking. */
export interface LackingWords {
  nameLacking: string;
  subjectLacking: string;
  codeLacking: string;
  titleLacking: string;
  codeTwice: string;
}

export const NEW_SCHEME: SchemeDraft = { name: '', subject: '', year: null, steps: [] };

/** A scheme that is there, to be written on. */
export function draftOfScheme({ name, subject, year, steps }: Scheme): SchemeDraft {
  return { name, subject, year, steps: steps.map(stepOf) };
}

function stepOf({ code, title, practicalId, practical, reference }: SchemeStep, key: number): StepDraft {
  return { key, code, title, practicalId, practical, reference: reference ?? '' };
}

/** The scheme as the API takes it. */
export function bodyOfScheme({ name, subject, year, steps }: SchemeDraft): SchemeBody {
  return {
    name: name.trim(),
    subject: subject.trim(),
    year,
    steps: steps.map(({ code, title, practicalId, reference }) => ({
      code: code.trim(),
      title: title.trim(),
      practicalId,
      reference: reference.trim() || null,
    })),
  };
}

/** What a scheme lacks before the server is asked, by the server's names of the fields. */
export function lackingIn({ name, subject, steps }: SchemeDraft, words: LackingWords): Record<string, string> {
  const codes = new Set<string>();
  const wrong: Record<string, string> = {};
  if (name.trim() === '') wrong['name'] = words.nameLacking;
  if (subject.trim() === '') wrong['subject'] = words.subjectLacking;
  for (const [at, { code, title }] of steps.entries()) {
    const plain = plainWords(code);
    if (code.trim() === '') wrong[`steps.${at}.code`] = words.codeLacking;
    else if (codes.has(plain)) wrong[`steps.${at}.code`] = words.codeTwice;
    codes.add(plain);
    if (title.trim() === '') wrong[`steps.${at}.title`] = words.titleLacking;
  }
  return wrong;
}

/** A step more at the end, with the code that follows the last one where that ends in a number. */
export function withStep(steps: readonly StepDraft[]): StepDraft[] {
  const key = Math.max(-1, ...steps.map((step) => step.key)) + 1;
  return [...steps, { key, code: codeAfter(steps.at(-1)?.code ?? ''), title: '', practicalId: null, practical: null, reference: '' }];
}

/** The code that follows: 'B10.3' after 'B10.2'; '' after one that ends in no number. */
export function codeAfter(code: string): string {
  const number = /\d{1,6}$/.exec(code)?.[0];
  return number === undefined ? '' : `${code.slice(0, -number.length)}${Number(number) + 1}`;
}

/** Moves a step by so many places, as far as that goes. */
export function withMoved(steps: readonly StepDraft[], from: number, by: number): StepDraft[] {
  const to = Math.min(Math.max(from + by, 0), steps.length - 1);
  const step = steps[from];
  if (!step) return [...steps];
  const others = steps.filter((_one, at) => at !== from);
  return [...others.slice(0, to), step, ...others.slice(to)];
}
