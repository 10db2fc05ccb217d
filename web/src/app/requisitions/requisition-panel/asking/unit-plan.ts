import type { CoverageStep, Lesson, SchemeStep } from '@app/shared/contracts';
import { stepsToCome } from '@app/shared/rules';

/** A unit of a scheme: the steps whose codes begin alike, to be asked for together. */
export interface Unit {
  name: string;
  steps: SchemeStep[];
}

/** A step of a unit with the lesson that it is for. */
export interface PlannedStep {
  step: SchemeStep;
  lessonId: string;
  on: boolean;
}

/** Names the unit of a code: what stands before its last dot or dash; the whole scheme where codes have none. */
export function unitOf(code: string): string {
  const at = Math.max(code.lastIndexOf('.'), code.lastIndexOf('-'), code.lastIndexOf('/'));
  return at > 0 ? code.slice(0, at) : '';
}

/** The units that are left of a scheme, each with its steps that nobody asked for and that have a practical, in order. */
export function unitsLeft(steps: readonly SchemeStep[], start: string | null, covered: readonly CoverageStep[]): Unit[] {
  const units = new Map<string, SchemeStep[]>();
  for (const at of stepsToCome(steps, start, covered)) {
    const step = steps[at];
    if (!step || step.practicalId === null) continue;
    const name = unitOf(step.code);
    units.set(name, [...(units.get(name) ?? []), step]);
  }
  return [...units].map(([name, its]) => ({ name, steps: its }));
}

/** Gives each step the next lesson, in order; a step for which no lesson is left has none and is not ticked. */
export function planned(steps: readonly SchemeStep[], lessons: readonly Pick<Lesson, 'id'>[]): PlannedStep[] {
  return steps.map((step, at) => ({ step, lessonId: lessons[at]?.id ?? '', on: lessons[at] !== undefined }));
}

/** The codes of ticked steps whose lesson another ticked step before them has. */
export function clashing(plan: readonly PlannedStep[]): ReadonlySet<string> {
  const taken = new Set<string>();
  const twice = new Set<string>();
  for (const { step, lessonId, on } of plan) {
    if (!on || lessonId === '') continue;
    if (taken.has(lessonId)) twice.add(step.code);
    taken.add(lessonId);
  }
  return twice;
}
