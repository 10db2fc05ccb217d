function demandPositive(figures: Record<string, number>): void {
  for (const [name, value] of Object.entries(figures)) {
    if (!Number.isFinite(value) || value <= 0) throw new RangeError(`The ${name} must be a number above 0.`);
  }
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/**
 * Mass of solute for a solution: g = c (mol/dm3) x V (dm3) x M (g/mol), with the sum written out for checking.
 * It is arithmetic only and says nothing about safety.
 * @throws RangeError when a figure is not above 0.
 */
export function makeUpMass(c: number, vDm3: number, m: number): { grams: number; sum: string } {
  demandPositive({ concentration: c, volume: vDm3, 'molar mass': m });
  const grams = Number((c * vDm3 * m).toPrecision(12));
  return { grams, sum: `${c} mol/dm³ × ${vDm3} dm³ × ${m} g/mol = ${shown(grams)} g` };
}

/**
 * Volume of stock to dilute: V1 = c2 x V2 / c1. Both concentrations in one unit; v1 is in the unit of v2.
 * It is arithmetic only and says nothing about safety.
 * @throws RangeError when a figure is not above 0, or when the wanted concentration c2 is above the stock's c1.
 */
export function dilution(c1: number, c2: number, v2: number): { v1: number; sum: string } {
  demandPositive({ 'stock concentration': c1, 'wanted concentration': c2, volume: v2 });
  if (c2 > c1) throw new RangeError('Diluting cannot make a solution stronger than its stock.');
  const v1 = Number(((c2 * v2) / c1).toPrecision(12));
  return { v1, sum: `${c2} × ${v2} ÷ ${c1} = ${shown(v1)}, made up to ${v2}` };
}
