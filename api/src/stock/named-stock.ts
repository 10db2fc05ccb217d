import { Injectable } from '@nestjs/common';
import { type LineBody, strengthKey } from '@app/shared';
import { Database } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid, ProblemError, told } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { ON_SHELF } from './shelf.js';

/** Looks at lines that name a stock. */
@Injectable()
export class NamedStock {
  constructor(private readonly db: Database) {}

  /**
   * Completes lines that name a stock with its name and kind; others are as they were. One statement where any does, none otherwise.
   * @throws NOT_FOUND naming the line; INVALID naming the unit or strength of a line that are not the stock's
   */
  async complete<Lines extends readonly LineBody[] | null | undefined>(schoolId: string, lines: Lines): Promise<Lines> {
    const named = (lines ?? []).flatMap(({ stockId }) => stockId ?? []);
    if (!lines || named.length === 0) return lines;
    const rows = await this.db.read(schoolId, ON_SHELF, [schoolId, [], named.filter(isId)]);
    const known = new Map(rows.map((row) => [row.id, row]));
    return lines.map((line, index) => (line.stockId == null ? line : completed(line, index, known.get(line.stockId)))) as unknown as Lines;
  }
}

type Row = (typeof ON_SHELF)['row'];

function completed(line: LineBody, index: number, stock: Row | undefined): LineBody {
  if (!stock) {
    const message = 'There is no such stock, or you may not see it. Nothing was changed.';
    throw new ProblemError('NOT_FOUND', message, [{ field: `lines.${index}.stockId`, code: 'unknown', message }]);
  }
  if (line.apparatusId) throw invalid(`lines.${index}.stockId`, 'A line is of apparatus or of stock, not of both. Nothing was changed.');
  const unit = stock.unit === 'g' || stock.unit === 'cm3' ? stock.unit : null;
  if ((line.unit ?? null) !== unit) throw invalid(`lines.${index}.unit`, words.stock.otherUnit(stock));
  const { concentration = null, concentrationText = null } = line;
  if (strengthKey({ concentration, concentrationText }) !== strengthKey(stock))
    throw invalid(`lines.${index}.concentration`, words.stock.otherStrength(stock));
  if (line.kind !== undefined && line.kind !== stock.kind)
    throw invalid(
      `lines.${index}.kind`,
      told`${{ name: stock.name }} is kept as a ${{ kind: words.stock.kinds[stock.kind] }}. Nothing was changed.`,
    );
  return { ...line, name: stock.name, kind: stock.kind };
}
