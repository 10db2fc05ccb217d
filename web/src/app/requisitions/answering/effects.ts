import type { Requisition } from '@app/shared/contracts';
import type { PageWords } from '@app/shared/words';

/** One thing that accepting a request does, and how grave it is. */
export interface Effect {
  tone: 'ok' | 'warn' | 'stop';
  text: string;
}

/** Says what accepting a request does: to the technicians' time, what is short, that it is late, and what is not confirmed yet. */
export function effectsOf(request: Requisition, words: PageWords, timeZone: string): Effect[] {
  const effects: Effect[] = [];
  if (request.minutesOver)
    effects.push({
      tone: 'warn',
      text: [words.answering.over(request.minutesOver), request.overloads && `${words.overloads.together(request.overloads, timeZone)}.`]
        .filter(Boolean)
        .join(' '),
    });
  const short = request.lines
    .filter((line) => line.short > 0)
    .map((line) => words.answering.short(words.strengths.named(line), line.short));
  if (short.length > 0) effects.push({ tone: 'stop', text: `${short.join(', ')}.` });
  if (effects.length === 0) effects.push({ tone: 'ok', text: words.answering.fits });
  if (request.riskAssessment && !request.riskAssessment.confirmed) effects.push({ tone: 'warn', text: words.answering.noAssessment });
  if (request.support) effects.push({ tone: 'warn', text: words.answering.wants });
  return effects;
}
