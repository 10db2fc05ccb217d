/** Said on the sign-in page to whoever signed out while the server could not be reached. */
export const leftWithoutServer =
  'You are signed out on this device, and nothing of you is shown here any more. The server hears of it as soon as this device reaches it again.';
/** Said on the sign-in page after a session ended while somebody worked. */
export const ended = 'You were signed out. Sign in again: what you filled in is kept, and you go on where you were.';
export const goOn = 'Sign in to go on to the page that you asked for.';
export const tryDemo = 'Try the demo as';

export const sharedComputer = 'This is a shared computer: keep nothing here';
export const sharedHint =
  'Then what you type is gone when the page is closed, and nothing opens without the network. Ticks that are not sent yet stay.';

export const forgotten = 'Forgotten your password?';
export const forgottenHeading = 'Forgotten password';
export const forgottenWhy =
  'Give the address that you sign in with. A link to choose a new password comes by e-mail; it serves once, within 2 hours.';
export const forgottenNoMail =
  'This installation sends no e-mail. Ask an admin of your school for a new link: School, People, your name, ‘Password reset link’.';
export const sendLink = 'Send the link';
export const sending = 'Sending…';
export const linkSent =
  'If somebody signs in with this address, a link is on its way. Look in your junk mail too; if nothing comes, ask an admin of your school.';
export const backToSignIn = 'Back to sign in';
export const newPassword = 'New password';
export const newPasswordHeading = 'Choose a new password';
export const newPasswordWhy = 'You are signed in with it at once, and signed out everywhere else.';
export const newPasswordFoot = 'This link works once, within 2 hours.';
export const saveAndGoOn = 'Save and continue';
export const oneMoment = 'One moment…';
export const account = 'My account';
export const email = 'E-mail';
export const passwordHeading = 'Password';
export const passwordWhy = 'Changing it signs you out everywhere else.';
export const currentPassword = 'Current password';
export const currentMissing = 'Give your current password.';
export const proveHeading = 'Your password, once more';
export const proveWhy =
  'You typed your password a while ago. Type it again, so that nobody else does this in your name at a computer that you left.';
export const prove = 'Go on';
export const changePassword = 'Change password';
export const passwordChanged = 'Your password is changed. You are signed out everywhere else.';
export const sessionsHeading = 'Where you are signed in';
export const sessionsWhy =
  'You are signed out after 12 hours without use, and after 30 days in any case. Sign out what you do not know, then change your password.';
export const thisBrowser = 'this browser';
export const endSession = 'Sign out';
export const sessionEnded = 'Signed out there';
export const mailHeading = 'E-mail';

/** Offers another school of the same password: 'Go to Hilltop School'. */
export function goToSchool(name: string): string {
  return `Go to ${name}`;
}

/** Says at which schools a password is the same, and changes with it. */
export function sameAt(schools: readonly string[]): string {
  return `It is your password at ${schools.join(' and ')}, and changes at all of them.`;
}

/** Says from when and from where somebody is signed in. */
export function session(since: string, lastUsed: string, address: string): string {
  return `Since ${since}, last used ${lastUsed}, from ${address}`;
}

/** What an e-mail about somebody's sign-in says. */
