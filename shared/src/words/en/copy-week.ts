/** Says why what was asked in one week is not asked again in another as it stands. */
export const over = 'That lesson is over.';
export const blocked = 'The department takes nothing so close to the lesson.';
export const late = 'The deadline has passed: it would be late, and needs a reason.';
export const overBooked = 'The technicians are over-booked then: one of them will look at it.';

/** Says that something stands at the lesson already. */
export function asked(title: string): string {
  return `“${title}” is asked for at that lesson already.`;
}

/** Says what there is not enough of. */
export function short(shortages: readonly { name: string; wanted: number; free: number }[]): string {
  return `Not enough then: ${shortages.map(({ name, wanted, free }) => `${name}, ${wanted} wanted, ${free} free`).join('; ')}.`;
}

/** Says that the other week has no lesson for a request. */
export function noLesson(title: string): string {
  return `“${title}”: the class has no lesson for it that week.`;
}
