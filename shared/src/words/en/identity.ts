/** Said on the sign-in page after a session ended while somebody worked. */
export const ended = 'You were signed out. Sign in again: what you filled in is kept, and you go on where you were.';
export const goOn = 'Sign in to go on to the page that you asked for.';
export const tryDemo = 'Try the demo as';
