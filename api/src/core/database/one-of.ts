/** Writes the condition of a @Check that a column holds one of a closed list, so that the list stands once, in shared. */
export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
