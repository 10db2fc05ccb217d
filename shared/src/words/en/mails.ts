import { counted } from './counts.js';

export const tryAll = 'Try all again';
export const tryNow = 'Try now';

/** Says that the mail server is away, since when, when it is tried next (as they are read there), and that nothing is lost by it. */
export function away(since: string, nextTry: string): string {
  return `The mail server has not taken anything since ${since}. Messages wait and none is lost; the next try is at ${nextTry}.`;
}

/** Says what the mail server said last. */
export function said(problem: string): string {
  return `It said: ${problem}`;
}

/** Says how many messages were given up. */
export function failed(count: number): string {
  return `${counted(count, 'message was', 'messages were')} refused and given up.`;
}

/** Says what came of trying all again; `left` are for the next time. */
export function retried(count: number, left: number): string {
  const going = count === 0 ? 'What waits is tried now.' : `${counted(count, 'message is', 'messages are')} on the way once more.`;
  return left > 0 ? `${going} ${counted(left, 'more is', 'more are')} left: press again.` : going;
}
