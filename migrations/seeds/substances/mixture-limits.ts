/** From what percent by mass (included), up to which other, a mixture is classified so because of one substance in it. */
export interface MixtureLimit {
  /** Class, category and statement: 'Skin Irrit. 2 H315'. */
  says: string;
  from: number;
  /** Null: upwards. */
  to: number | null;
}

const upFrom = (says: string, from: number): MixtureLimit => ({ says, from, to: null });

/**
 * The generic limits of CLP Annex I for one substance in water: Tables 3.2.3 (skin), 3.3.3 (eye), 3.4.5 and 3.4.6 (sensitisation), 3.5.2,
 * 3.6.2, 3.7.2 (CMR), 3.8.3 and 3.8.3.4.5 (STOT SE), 3.9.4 (STOT RE). A corrosive counts ten times for skin irritation and as damage to eyes.
 */
const GENERIC: Readonly<Record<string, readonly MixtureLimit[]>> = {
  'Eye Dam. 1': [upFrom('Eye Dam. 1 H318', 3), upFrom('Eye Irrit. 2 H319', 1)],
  'Skin Irrit. 2': [upFrom('Skin Irrit. 2 H315', 10)],
  'Eye Irrit. 2': [upFrom('Eye Irrit. 2 H319', 10)],
  'Resp. Sens. 1': [upFrom('Resp. Sens. 1 H334', 1)],
  'Skin Sens. 1': [upFrom('Skin Sens. 1 H317', 1)],
  'STOT SE 1': [upFrom('STOT SE 1 H370', 10), upFrom('STOT SE 2 H371', 1)],
  'STOT SE 2': [upFrom('STOT SE 2 H371', 10)],
  'STOT RE 1': [upFrom('STOT RE 1 H372', 10), upFrom('STOT RE 2 H373', 1)],
  'STOT RE 2': [upFrom('STOT RE 2 H373', 10)],
};
/** By the class without its category's letter, with the statement that the substance itself has. */
const GENERIC_OF_OWN: readonly (readonly [RegExp, number])[] = [
  [/^Muta\. 1/, 0.1],
  [/^Muta\. 2/, 1],
  [/^Carc\. 1/, 0.1],
  [/^Carc\. 2/, 1],
  [/^Repr\. 1/, 0.3],
  [/^Repr\. 2/, 3],
  [/^STOT SE 3/, 20],
];

/** Acute toxicity: the bounds of categories 1 to 4 and the point estimates of a category (CLP Annex I, Tables 3.1.1 and 3.1.2). */
const ACUTE = {
  oral: { bounds: [5, 50, 300, 2000], points: [0.5, 5, 100, 500], says: ['H300', 'H300', 'H301', 'H302'] },
  dermal: { bounds: [50, 200, 1000, 2000], points: [5, 50, 300, 1100], says: ['H310', 'H310', 'H311', 'H312'] },
  vapour: { bounds: [0.5, 2, 10, 20], points: [0.05, 0.5, 3, 11], says: ['H330', 'H330', 'H331', 'H332'] },
  dust: { bounds: [0.05, 0.5, 1, 5], points: [0.005, 0.05, 0.5, 1.5], says: ['H330', 'H330', 'H331', 'H332'] },
} as const;
type Route = keyof typeof ACUTE;

const ROUTE_OF: Readonly<Record<string, Route>> = {
  H300: 'oral',
  H301: 'oral',
  H302: 'oral',
  H310: 'dermal',
  H311: 'dermal',
  H312: 'dermal',
  H330: 'dust',
  H331: 'dust',
  H332: 'dust',
};

/** The estimate of a mixture is the substance's, divided by its share (CLP Annex I, 3.1.3.6.1): from where it falls in each category. */
function acuteLimits(category: number, statement: string, ate: Partial<Record<Route, number>>): MixtureLimit[] {
  const inhaled = ROUTE_OF[statement] === 'dust' && ate.vapour !== undefined ? 'vapour' : ROUTE_OF[statement];
  if (!inhaled) return [];
  const { bounds, points, says } = ACUTE[inhaled];
  const estimate = ate[inhaled] ?? points[category - 1] ?? Number.NaN;
  return bounds.flatMap((bound, index) => {
    const from = Number(((estimate * 100) / bound).toPrecision(6));
    return index + 1 < category || from > 100 ? [] : [upFrom(`Acute Tox. ${index + 1} ${says[index] ?? ''}`, from)];
  });
}

/** From 25 % of a mixture, weighed with the M-factor and ten times for each class below (CLP Annex I, Tables 4.1.1 and 4.1.2). */
function aquaticLimits(name: string, m: { acute: number; chronic: number }): MixtureLimit[] {
  const from = (times: number) => Number((25 / times).toPrecision(6));
  if (name === 'Aquatic Acute 1') return [upFrom('Aquatic Acute 1 H400', from(m.acute))];
  const chronic = Number(name.at(-1));
  const steps = [
    ['Aquatic Chronic 1 H410', 1],
    ['Aquatic Chronic 2 H411', 2],
    ['Aquatic Chronic 3 H412', 3],
  ] as const;
  const weight = chronic === 1 ? m.chronic : 1;
  return steps.filter(([, step]) => step >= chronic).map(([says, step]) => upFrom(says, from(weight * 10 ** (step - chronic))));
}

/** What a hazard class of a substance makes of a mixture with water by the generic limits; null where no limit in percent is set for it. */
export function genericLimits(
  says: string,
  { ate = {}, m }: { ate?: Partial<Record<Route, number>>; m?: { acute: number; chronic: number } },
): MixtureLimit[] | null {
  const statement = says.slice(says.lastIndexOf(' ') + 1);
  const name = says.slice(0, says.lastIndexOf(' '));
  if (name.startsWith('Skin Corr. 1'))
    return [upFrom(says, 5), upFrom('Skin Irrit. 2 H315', 1), upFrom('Eye Dam. 1 H318', 3), upFrom('Eye Irrit. 2 H319', 1)];
  if (name.startsWith('Acute Tox.')) return acuteLimits(Number(name.at(-1)), statement, ate);
  if (name.startsWith('Aquatic'))
    return m || name.startsWith('Aquatic Chronic 2') || name.startsWith('Aquatic Chronic 3')
      ? aquaticLimits(name, m ?? { acute: 1, chronic: 1 })
      : null;
  const own = GENERIC_OF_OWN.find(([pattern]) => pattern.test(name));
  if (own) return [upFrom(says, own[1])];
  return GENERIC[name] ? [...GENERIC[name]] : null;
}

/** Hazards of fire, explosion, oxidation, gas under pressure and breathing in: a test of the mixture decides, and no limit in percent. */
export function isTested(says: string): boolean {
  return /^(?:Flam|Ox|Pyr|Water-react|Self|Press|Expl|Asp|Met)/.test(says);
}
