import type { PasswordFault } from '../../identity/password-fault.js';

/** Says why a password is refused, and what to do. */
export function fault(fault: PasswordFault): string {
  switch (fault) {
    case 'common':
      return 'Many people use this password, so it is tried first. Choose another, such as four words that do not belong together.';
    case 'guessable':
      return 'This is made of words, names, numbers or keys in a row that are tried first. Choose another, such as four words that do not belong together.';
  }
}
