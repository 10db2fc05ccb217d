import { ProblemError } from './problem.js';

/** Makes the refusal that a broken rule of the database stands for; null for what is no refusal. */
export function saidByDatabase(error: unknown): ProblemError | null {
  const code = (error as { code?: string }).code;
  if (code === '23P01')
    return new ProblemError('HOLD_REFUSED', 'A thing with its own label is out at that time. Nothing was held; choose another time.');
  if (code === '23505') return new ProblemError('ALREADY_EXISTS', 'There is already one of that name. Nothing was changed.');
  if (code === '22021' || code === '22P05')
    return new ProblemError('INVALID', 'The text holds a character that cannot be stored. Nothing was changed.');
  return null;
}
