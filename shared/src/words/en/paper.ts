import { counted } from './counts.js';
import { sets as setsOf } from './quantities.js';

export const page = 'Print';
export const backToDay = 'Back to the day';
export const print = 'Print';
export const which = 'Which sheet';
export const day = 'Day';
export const firstDay = 'From (seven days)';
export const loading = 'Reading the day';
export const nothing = 'Nothing to print for this day';
export const nothingWhy = 'There is no practical on this day. Choose another day, or open the week sheet.';

export const sheets = {
  day: 'Day sheet',
  pick: 'Pick list',
  week: 'Week sheet',
  slips: 'Tray slips',
  labels: 'Bottle labels',
} as const;

export const columns = { room: 'Room', class: 'Class', what: 'What', sets: 'Sets', made: 'Made', out: 'Out', back: 'Back' };
export const noRoom = 'no room';
export const allOfIt = 'The kit of the whole class stands on the first slip.';
export const noPracticals = 'No practicals';

export const labelSheet = 'Labels on a sheet';
export const startAt = 'Begin at label';
export const each = 'Labels of each';
export const useBy = 'Use by';
export const initials = 'Initials';
export const made = 'Made';
export const noLabels = 'No solution is made for this day';
export const noLabelsWhy = 'Labels are printed for the chemicals of the day’s requests.';
export const lookUp = 'Hazard at this strength not known: look it up before the bottle goes out';
export const notClassified = 'Not classified at this strength';
export const checkLabel = 'Check each label against your own hazard cards before you stick it on.';

/** Names a sheet of labels by how many it holds and how large each is: '21 on a sheet, 63.5 × 38.1 mm'. */
export function labelSheetOf({ across, down, width, height }: { across: number; down: number; width: number; height: number }): string {
  return `${across * down} on a sheet, ${width} × ${height} mm`;
}

/** Says how many labels come out, on how many sheets: '14 labels on 1 sheet'. */
export function labelsOn(labels: number, pages: number): string {
  return `${counted(labels, 'label')} on ${counted(pages, 'sheet')}`;
}

/** Names a tray among those of a class: 'Tray 2 of 5 for 15 sets'. */
export function tray(number: number, of: number, sets: number): string {
  return `Tray ${number} of ${of} for ${setsOf(sets)}`;
}

/** Heads what a QR code is for, for who cannot see it: 'QR code of Osmosis for 10Y/Bi3'. */
export function qrOf(title: string, group: string): string {
  return `QR code of ${title} for ${group}`;
}

/** Says where in the day: '08:50, P1'; what lies outside the periods is called by its time, which is said once: '15:15'. */
export function when(time: string, period: string): string {
  return period === time ? time : `${time}, ${period}`;
}
