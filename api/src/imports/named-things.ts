import { plainWords } from '@app/shared';

/** Things that a file names by code: those that exist, whatever their case, and those to be made, in the file's spelling. */
export class ByCode<Row extends { id: string }> {
  readonly made: Row[] = [];
  private readonly rows: Map<string, Row>;

  constructor(
    existing: readonly Row[],
    codeOf: (row: Row) => string,
    private readonly make: (code: string) => Row,
  ) {
    this.rows = new Map(existing.map((row) => [plainWords(codeOf(row)), row]));
  }

  /** Finds the thing of this code, and makes nothing. */
  find(code: string): Row | undefined {
    return this.rows.get(plainWords(code));
  }

  /** Finds the thing of this code, or makes it. */
  get(code: string): Row {
    let row = this.find(code);
    if (!row) {
      row = this.make(code);
      this.rows.set(plainWords(code), row);
      this.made.push(row);
    }
    return row;
  }
}
