import type { SignalWord } from '@app/shared';

/** Statements that another says already (CLP Annex I and Article 27): who has the first is not told the others. */
const SAID_BY: Readonly<Record<string, readonly string[]>> = {
  H300: ['H301', 'H302'],
  H301: ['H302'],
  H310: ['H311', 'H312'],
  H311: ['H312'],
  H330: ['H331', 'H332'],
  H331: ['H332'],
  H314: ['H315', 'H318', 'H319'],
  H318: ['H319'],
  H370: ['H371'],
  H372: ['H373'],
  H410: ['H400', 'H411', 'H412'],
  H411: ['H412'],
};
const PICTOGRAMS: readonly (readonly [RegExp, string])[] = [
  [/^H2(?:0\d|40|41)/, 'GHS01'],
  [/^H2(?:2[0-8]|41|42|5[0-2]|6[01])/, 'GHS02'],
  [/^H27/, 'GHS03'],
  [/^H280/, 'GHS04'],
  [/^H(?:290|314|318)/, 'GHS05'],
  [/^H3(?:00|01|10|11|30|31)/, 'GHS06'],
  [/^H3(?:02|12|15|17|19|32|35|36)/, 'GHS07'],
  [/^H3(?:04|34|4\d|5\d|6[01]|7\d)/, 'GHS08'],
  [/^H4(?:00|10|11)/, 'GHS09'],
];
const WARNS =
  /^(?:Acute Tox\. 4|Skin Irrit|Eye Irrit|Skin Sens|Muta\. 2|Carc\. 2|Repr\. 2|STOT SE [23]|STOT RE 2|Aquatic (?:Acute|Chronic) 1|Flam\. Liq\. 3|Flam\. Sol\. 2|Ox\. (?:Sol|Liq)\. 3|Self-heat\. 2|Met)/;
const SILENT = /^Aquatic Chronic [234]/;

const statementOf = (says: string) => says.slice(says.lastIndexOf(' ') + 1);
const classOf = (says: string) => says.slice(0, says.lastIndexOf(' '));

/** A label: classes in the order of their statements, and what stands on it for them. */
export interface Label {
  classification: string;
  signalWord: SignalWord | null;
  pictograms: string[];
  statements: string[];
}

/** Which pictograms stand for the statements that are left (Article 26 of CLP: a stronger one of the same hazard takes the weaker one's place). */
function pictogramsFor(statements: readonly string[]): string[] {
  const has = (pattern: RegExp) => statements.some((statement) => pattern.test(statement));
  const drops = (statement: string) =>
    has(/^H3(?:00|01|10|11|30|31)/) || (has(/^H314|^H318/) && /^H31[59]/.test(statement)) || (has(/^H334/) && /^H31[579]/.test(statement));
  const shown = statements.flatMap((statement) => {
    const found = PICTOGRAMS.find(([pattern]) => pattern.test(statement))?.[1];
    return found === undefined || (found === 'GHS07' && drops(statement)) ? [] : [found];
  });
  return [...new Set(shown)].sort();
}

/** Makes the label of hazard classes ('Skin Irrit. 2 H315'), each once, the milder of one hazard left out. */
export function labelOf(classes: readonly string[]): Label {
  const all = [...new Set(classes)];
  const covered = new Set(all.flatMap((says) => SAID_BY[statementOf(says)] ?? []));
  const left = all
    .filter((says) => !covered.has(statementOf(says)))
    .sort((one, other) => statementOf(one).localeCompare(statementOf(other)));
  const statements = [...new Set(left.map(statementOf))];
  const isDanger = left.some((says) => !WARNS.test(classOf(says)) && !SILENT.test(classOf(says)));
  const isWarned = left.some((says) => WARNS.test(classOf(says)));
  return {
    classification: left.map(classOf).join(', '),
    signalWord: isDanger ? 'Danger' : isWarned ? 'Warning' : null,
    pictograms: pictogramsFor(statements),
    statements,
  };
}
