/** Words of the page that reads a label with the camera. */
export const page = 'Scan a label';
export const lead = 'Hold the square code of a slip or label in front of the camera.';
export const begin = 'Open the camera';
export const stop = 'Close the camera';
export const looking = 'Looking for a code…';
export const cannotRead =
  'This browser cannot read codes itself. Open the phone’s own camera and point it at the label: it opens the same page.';
export const noCamera = 'No camera could be opened. Let this site use the camera in the browser’s settings, or use the phone’s own camera.';
export const typed = 'Or type the request’s number or the words on the label';
export const find = 'Find it';
export const label = 'Label';
export const backToIt = 'Back to it';
export const nothing = 'No label yet';
export const nothingHint = 'Open an item or a stock and press ‘Label’ there.';
export const reading = 'Reading what it is';
export const picture = 'What the camera sees';

/** Says that a code is not one of ours, with the beginning of what it says. */
export function elsewhere(text: string): string {
  const says = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return `That code is not from here, and was not followed: ‘${says}’. Scan a label of this school.`;
}

/** Says of what the code on a label is. */
export function codeOf(name: string): string {
  return `QR code of ${name}`;
}
