import { Injectable } from '@nestjs/common';
import { type ChosenDraw, type LineDraw, type LineKind, takenOf, type Taking, type Wanted } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { Database, is, statement } from '../core/database/index.js';
import { isId } from '../core/ids/index.js';
import { invalid } from '../core/problems/index.js';
import { words } from '../core/words.js';
import { type Draw, Draws, type OnTheShelf, Shelf } from '../stock/index.js';

/** The lines of a requisition ($2) of a school ($1) that may draw from stock: those that name one, and chemicals. */
export const DRAWING_LINES = statement(
  {
    id: is.uuid,
    name: is.text,
    kind: is.text.as<LineKind>(),
    unit: is.text.orNull,
    concentration: is.number.orNull,
    concentrationText: is.text.orNull,
    stockId: is.uuid.orNull,
    quantity: is.number,
  },
  `SELECT id, name, kind, unit, concentration, concentration_text AS "concentrationText", stock_id AS "stockId", needed AS quantity
FROM requisition_line WHERE school_id = $1 AND requisition_id = $2 AND (stock_id IS NOT NULL OR kind = 'chemical') AND needed > 0 ORDER BY position`,
);

type DrawingLine = Wanted & { id: string };

/** What a request draws from stock when it is prepared. */
@Injectable()
export class DrawForStep {
  constructor(
    private readonly db: Database,
    private readonly shelf: Shelf,
    private readonly draws: Draws,
  ) {}

  /**
   * Draws what the lines name and what their make-up sums take; `chosen`: of which stock instead, null of none.
   * @throws INVALID naming a choice that is no line of the request, or a stock that the line cannot be made of
   */
  async draw({ ...principal }: Principal, requisitionId: string, chosen: readonly ChosenDraw[] = []): Promise<void> {
    const lines = await this.db.query(DRAWING_LINES, [principal.schoolId, requisitionId]);
    refuseUnlessLines(lines, chosen);
    if (lines.length === 0) return;
    const shelf = await this.shelf.for(
      principal,
      lines,
      chosen.flatMap(({ stockId }) => (stockId !== null && isId(stockId) ? [stockId] : [])),
    );
    const takings = lines.map((line) => ({ line, taking: takingOf(line, shelf, chosen) }));
    await this.draws.set(
      principal,
      requisitionId,
      takings.flatMap(({ line, taking }): Draw[] => (taking ? [{ lineId: line.id, stockId: taking.stock.id, amount: taking.amount }] : [])),
    );
  }

  /** Gives back exactly what was drawn. */
  giveBack(principal: Principal, requisitionId: string): Promise<void> {
    return this.draws.set(principal, requisitionId, []);
  }

  /** Lists what each line would draw (or has drawn), and of what else it could be made. */
  async look(principal: Principal, requisitionId: string): Promise<LineDraw[]> {
    const { schoolId } = principal;
    const [lines, drawn] = [
      await this.db.read(schoolId, DRAWING_LINES, [schoolId, requisitionId]),
      await this.draws.of(schoolId, requisitionId),
    ];
    const shelf = await this.shelf.for(
      principal,
      lines,
      drawn.map(({ stockId }) => stockId),
    );
    return lines.map((line) => lineDraw(line, shelf, drawn));
  }
}

function lineDraw(line: DrawingLine, shelf: OnTheShelf, drawn: readonly Draw[]): LineDraw {
  const { id: lineId, name, concentration, concentrationText, unit, quantity } = line;
  const usual = shelf.usual(line);
  const has = drawn.find((one) => one.lineId === lineId);
  const ways = shelf.ways(line);
  const offered = (usual && !ways.some(({ stock }) => stock.id === usual.stock.id) ? [usual, ...ways] : ways).map(offerOf);
  return {
    lineId,
    name,
    concentration,
    concentrationText,
    unit,
    quantity,
    stockId: usual?.stock.id ?? null,
    drawn: has ? { stockId: has.stockId, amount: has.amount } : null,
    offered,
  };
}

function offerOf({ stock, amount }: Taking) {
  const { id: stockId, name, concentration, concentrationText, unit, amount: there } = stock;
  return { stockId, name, concentration, concentrationText, unit, there, amount };
}

/** @throws INVALID naming a choice whose line is not of the request */
function refuseUnlessLines(lines: readonly DrawingLine[], chosen: readonly ChosenDraw[]): void {
  const wrong = chosen.findIndex(({ lineId }) => !lines.some(({ id }) => id === lineId));
  if (wrong >= 0) throw invalid(`draws.${wrong}.lineId`, words.stock.noSuchLine);
}

/** @throws INVALID naming a chosen stock of which the line cannot be made */
function takingOf(line: DrawingLine, shelf: OnTheShelf, chosen: readonly ChosenDraw[]): Taking | null {
  const at = chosen.findLastIndex(({ lineId }) => lineId === line.id);
  const choice = chosen[at];
  if (!choice) return shelf.usual(line);
  if (choice.stockId === null) return null;
  const stock = shelf.stock.find(({ id }) => id === choice.stockId);
  // a stock that is chosen instead serves the line as it would one that names none
  const asked = stock && line.stockId !== stock.id ? { ...line, stockId: null } : line;
  const taking = stock && takenOf(asked, stock, shelf.substanceOf(line));
  if (!taking) throw invalid(`draws.${at}.stockId`, words.stock.notMadeOf(line));
  return taking;
}
