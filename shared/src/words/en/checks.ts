export const heading = 'Checks of equipment';
export const add = 'Add a check';
export const edit = 'Edit';
export const save = 'Save';
export const cancel = 'Cancel';
export const remove = 'Take off the list';
export const removed = 'Taken off the list';
export const loading = 'Loading checks';
export const noneYet = 'No checks yet';
export const begin = 'Add what has to be checked by a day: fume cupboards, balances, pressure vessels, sources.';
export const done = 'Done today';
export const note = 'What was found';
export const overdue = 'Overdue';
export const blocked = 'Out of service until it is done';
export const wouldBlock = 'Takes the item out when overdue';
export const print = 'Print';
export const recordsHeading = 'Done before';
export const notDoneYet = 'That day has not come. Nothing was changed.';
export const noItem = 'No item';

export const fields = {
  title: 'What is checked',
  apparatus: 'Which item',
  due: 'Due',
  everyMonths: 'Again every so many months',
  blocksItem: 'While it is overdue nobody can have the item',
};

/** Says when a check is due. */
export function due(day: string | null): string {
  return day === null ? 'Done, not due again' : `Due ${day}`;
}

/** Says how often. */
export function every(months: number | null): string {
  if (months === null) return 'Once';
  if (months === 12) return 'Every year';
  return months === 1 ? 'Every month' : `Every ${months} months`;
}

/** Says who did it last. */
export function lastDone(day: string, by: string | null): string {
  return by === null ? `Last done ${day}` : `Last done ${day} by ${by}`;
}

/** Says that it is done, so that it can be taken back. */
export function isDone(title: string, due: string | null): string {
  return due === null ? `${title}: done` : `${title}: done, due again ${due}`;
}
