/** Things that a file names by code: those that exist, whatever their case, and those to be made, in the file's spelling. */
export class ByCode<Row extends { id: string }> {
  readonly made: Row[] = [];
  private readonly rows: Map<string, Row>;

  constructor(
    existing: readonly Row[],
    codeOf: (row: Row) => string,
    private readonly make: (code: string) => Row,
  ) {
    this.rows = new Map(existing.map((row) => [plain(codeOf(row)), row]));
  }

  /** Finds the thing of this code, and makes nothing. */
  find(code: string): Row | undefined {
    return this.rows.get(plain(code));
  }

  /** Finds the thing of this code, or makes it. */
  get(code: string): Row {
    let row = this.find(code);
    if (!row) {
      row = this.make(code);
      this.rows.set(plain(code), row);
      this.made.push(row);
    }
    return row;
  }
}

const plain = (code: string): string => code.normalize('NFC').toLowerCase();
