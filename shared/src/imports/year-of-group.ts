/** The highest year that a school counts; nursery and reception are not counted in years. */
const LAST_YEAR = 13;

/**
 * The year that a cell of the file names ('10', 'Y10', 'Year 10', 'Yr9'): undefined when it is none of 1 to 13, null when
 * the cell is empty.
 */
export function readYear(written: string): number | null | undefined {
  const text = written.trim();
  if (text === '') return null;
  const year = Number(/^(?:national curriculum year|nc year|year|yr|y|grade)?[\s._-]*0*(\d{1,2})(?:\.0+)?$/i.exec(text)?.[1]);
  return year >= 1 && year <= LAST_YEAR ? year : undefined;
}

/** The year that a group's code begins with: '10A' -> 10, '7X/Sc1' -> 7, '12/Ph' -> 12, 'Y10 Maths 1' -> 10; null when none. */
export function yearOfGroup(group: string): number | null {
  const year = Number(/^\s*(?:year|yr|y)?[\s._-]*0*(\d{1,2})(?!\d)/i.exec(group)?.[1]);
  return year >= 1 && year <= LAST_YEAR ? year : null;
}
