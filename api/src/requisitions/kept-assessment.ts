import type { RiskAssessment } from '@app/shared';
import { instant } from '../core/clock/index.js';

/** A risk assessment as it is kept: with who confirmed it, and when. Of what was confirmed before that was kept nobody knows: `by` is null. */
export interface KeptAssessment extends RiskAssessment {
  by?: string | null;
  at?: string;
}

/** Takes a risk assessment over from its request as it stands there: nobody confirms it anew. */
export function asItStands(kept: KeptAssessment): KeptAssessment {
  return { ...kept, by: kept.by ?? null };
}

/** Keeps beside a risk assessment who confirmed it and when, unless it is taken over; of one that is not confirmed there is nothing to say. */
export function keptAssessment(said: KeptAssessment | null | undefined, personId: string | null, nowMs: number): KeptAssessment | null {
  if (!said) return null;
  const { by, at, ...assessment } = said;
  if (!said.confirmed) return assessment;
  if (by === undefined) return { ...assessment, by: personId, at: instant(nowMs) };
  return { ...assessment, by, ...(at !== undefined && { at }) };
}

/** Whether the same is sent again: then it stays with who confirmed it first. */
export function isSameAssessment(one: RiskAssessment | null | undefined, other: RiskAssessment | null | undefined): boolean {
  if (!one || !other) return false;
  return one.reference === other.reference && one.confirmed === other.confirmed && (one.adaptations ?? '') === (other.adaptations ?? '');
}

/** A risk assessment as its request answers it, without what stands beside it there. */
export function saidAssessment(kept: KeptAssessment | null): RiskAssessment | null {
  if (!kept) return null;
  const { by: _by, at: _at, ...said } = kept;
  return said;
}
