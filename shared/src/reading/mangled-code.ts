const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec';
const MANGLED: readonly RegExp[] = [
  // 1.00E+02 was 100, or the group 1E2
  /^[+-]?\d+(?:[.,]\d+)?e[+-]\d+$/i,
  /^[+-]?\d+[.,]\d+e\d+$/i,
  // 07-Jan was 7-1, 01-Mar was Mar1
  new RegExp(`^\\d{1,2}[-/ ](?:${MONTHS})(?:[-/ ]\\d{2,4})?$`, 'i'),
  new RegExp(`^(?:${MONTHS})[-/ ]\\d{2,4}$`, 'i'),
  // 02/01/2026 was 2/1
  /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^\d{4}-\d{2}-\d{2}(?:[t\s]\d{1,2}:\d{2}(?::\d{2})?)?$/i,
  // 43831 is how a spreadsheet counts 1 January 2020; these are the days of 2005 to 2050
  /^(?:3(?:8[4-9]|9\d)|4\d\d|5[0-4]\d)\d\d$/,
  /^#(?:ref!|n\/a|name\?|value!|null!|num!|div\/0!)$/i,
  /^#{2,}$/,
];
/** Begins as one of them does: most codes do not, and a file has hundreds of thousands. */
const MAY_BE = /^[#+-]|^\d+[-+./, e]|^\d{5}$|^[a-z]{3,4}[-/ ]\d/i;

/** Whether a code looks as if a spreadsheet had made a number or date of it: '1.00E+02', '07-Jan', '02/01/2026', '43831', '#REF!'. */
export function looksMangled(code: string): boolean {
  return MAY_BE.test(code) && MANGLED.some((pattern) => pattern.test(code));
}
