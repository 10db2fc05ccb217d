import { HttpContext, HttpContextToken } from '@angular/common/http';

/** Whether nobody waits for a call. */
export const BESIDE = new HttpContextToken(() => false);

/** Marks a call that nobody waits for: where the session has ended it fails, and the page stays with whoever works on it. */
export function beside(): HttpContext {
  return new HttpContext().set(BESIDE, true);
}
