import type { ContractBody, Person, PersonChange } from '@app/shared/contracts';
import { WORK_FUNCTIONS, type WorkFunction } from '@app/shared/rules';

/** A technician's place at work as it is typed: numbers as text, so that nothing typed is lost. */
export interface AtWorkDraft {
  title: string;
  specialisms: string;
  hoursAYear: string;
  weeksAYear: string;
  post: string;
  shares: Readonly<Partial<Record<WorkFunction, string>>>;
  /** From when on changed hours hold; empty: from today. */
  patternFrom: string;
}

/** Makes a draft of what the school knows. */
export function atWorkOf(person: Person | null): AtWorkDraft {
  const { hoursAYear, weeksAYear, post, shares = [] } = person?.contract ?? {};
  return {
    title: person?.title ?? '',
    specialisms: person?.specialisms.join(', ') ?? '',
    hoursAYear: said(hoursAYear),
    weeksAYear: said(weeksAYear),
    post: post ?? '',
    shares: Object.fromEntries(shares.map((one) => [one.function, said(one.percent)])),
    patternFrom: '',
  };
}

/** Reads a draft. What is no number goes as it was typed, and the server names it. */
export function atWorkBody(draft: AtWorkDraft): Pick<PersonChange, 'title' | 'specialisms' | 'contract' | 'patternFrom'> {
  const shares = WORK_FUNCTIONS.flatMap((of) => {
    const percent = numberOf(draft.shares[of] ?? '');
    return percent === null ? [] : [{ function: of, percent }];
  });
  const [hoursAYear, weeksAYear] = [numberOf(draft.hoursAYear), numberOf(draft.weeksAYear)];
  const post = draft.post.trim() || null;
  const contract: ContractBody = { hoursAYear, weeksAYear, ...(post !== null && { post }), shares };
  return {
    title: draft.title.trim() || null,
    specialisms: draft.specialisms
      .split(/[,;]/)
      .map((one) => one.trim())
      .filter(Boolean),
    contract: hoursAYear === null && weeksAYear === null && post === null && shares.length === 0 ? null : contract,
    ...(draft.patternFrom !== '' && { patternFrom: draft.patternFrom }),
  };
}

function said(value: number | null | undefined): string {
  return value == null ? '' : String(value);
}

function numberOf(text: string): number | null {
  const typed = text.trim().replace(',', '.').replace(/%$/, '').trim();
  return typed === '' ? null : Number.isFinite(Number(typed)) ? Number(typed) : (typed as unknown as number);
}
