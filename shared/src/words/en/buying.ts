const inPounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });

export const page = 'Orders and budget';
export const lead = 'What departments have ordered and spent, against what they may spend in a financial year.';
export const loading = 'Loading orders and budgets';
export const download = 'Save as CSV';
export const before = 'The year before';
export const after = 'The year after';
export const budgets = 'Budgets';
export const orders = 'Orders';
export const order = 'Write down an order';
export const noOrders = 'Nothing ordered yet';
export const beginOrders =
  'Write down what is ordered and what it costs. When it comes, press ‘It came’: it is spent, and is on the shelf.';
export const noBudget = 'No budget said';
export const setBudget = 'Set';
export const fields = {
  department: 'Department',
  title: 'What is ordered',
  stock: 'Stock that it fills up, by name',
  amount: 'How much comes',
  cost: 'Cost, £',
  supplier: 'Supplier',
  orderedOn: 'Ordered on',
  budget: 'Budget for the year, £ (leave empty for none)',
  startMonth: 'The financial year begins in',
};
export const save = 'Save';
export const cancel = 'Cancel';
export const came = 'It came';
export const remove = 'Take off the list';
export const removed = 'The order is off the list.';
export const noStockChosen = 'No stock: it is only paid for';
export const waiting = 'Not come yet';
export const yearSaved = 'Saved: when the financial year begins';

/** Writes pounds: '£1,234.50'. */
export function pounds(amount: number): string {
  return inPounds.format(amount);
}

/** Says which financial year: '1 Apr 2026 to 31 Mar 2027'. */
export function year(from: string, to: string): string {
  return `${from} to ${to}`;
}

/** Says what a department has: '£240.00 spent, £35.00 ordered, £725.00 left of £1,000.00'. */
export function standing({
  amount,
  spent,
  committed,
  left,
}: {
  amount: number | null;
  spent: number;
  committed: number;
  left: number | null;
}): string {
  const said = `${pounds(spent)} spent, ${pounds(committed)} ordered`;
  if (amount === null || left === null) return said;
  return left < 0
    ? `${said}: ${pounds(-left)} more than the budget of ${pounds(amount)}`
    : `${said}, ${pounds(left)} left of ${pounds(amount)}`;
}

/** Says when it was ordered and of whom. */
export function ordered(day: string, supplier: string | null): string {
  return supplier === null ? `ordered ${day}` : `ordered ${day} from ${supplier}`;
}

/** Says when it came. */
export function cameOn(day: string): string {
  return `came ${day}`;
}

/** Names the button of one order. */
export function actOf(act: string, title: string): string {
  return `${act}: ${title}`;
}

/** Says what was saved. */
export function orderSaved(title: string): string {
  return `${title}: ordered`;
}
export function received(title: string): string {
  return `${title} came`;
}
export function budgetSaved(department: string): string {
  return `The budget of ${department} is saved.`;
}

export const delivered = 'Delivery';
export const notYourBudget = 'Only the head of a department, or who runs the school, sets its budget. Nothing was changed.';
export const otherDepartment = 'This is not one of your departments. Nothing was changed; choose one of your own.';
export const changedSince = 'Somebody changed this since you read it. Nothing was changed; look at it as it is now and try again.';
export const notYet = 'That day has not come yet. Nothing was changed; write a day up to today.';
export const beforeOrder = 'That is before it was ordered. Nothing was changed; write the day on which it came.';
export const amountOfNothing = 'Say which stock comes, or leave out how much. Nothing was changed.';
export const noStock = 'There is no such stock, or it is no longer kept. Nothing was changed.';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Names a month: 1 is January. */
export function month(number: number): string {
  return MONTHS[number - 1] ?? '';
}
