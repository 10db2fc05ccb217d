import type { AST } from '@eslint-community/regexpp';

/** What takes one letter: a letter itself, a class of them, `\d` or the dot. */
export type OfOneLetter = AST.Character | AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

/** One of each kind that a class of ours may tell apart, beside ASCII: of each general category, and those that fold in another way. */
const BEYOND_ASCII = [
  ...'éÉßſKİıΩωñøœłđðþæ²³·•⋅∙₀₉⁻−×–—’‘“”„«»…€£¥°µºªǅʰ०一あ',
  ...['\u00a0', '\u00ad', '\u0085', '\u0301', '\u0903', '\u115f', '\u200b', '\u2028', '\u2029', '\u202f', '\u3000', '\u3164'],
  ...['\ufeff', '\uffa0', '\ufffd', '\ue000', '⟦', '⟧', 'Ⅷ', '¼', '_', '‿', '∑', '¨'],
];
const BEYOND_PLANE = ['😀', '𝐀', '𐐷'];

/** The letters of which words are made that a pattern is tried with: those that it never tells apart stand for each other. */
export class Letters {
  /** For each part of the pattern that takes one letter, which of the letters it takes, as bits. */
  private readonly taken = new Map<string, number[]>();
  readonly samples: string[];

  constructor(
    parts: readonly OfOneLetter[],
    private readonly flags: string,
  ) {
    const named = parts.flatMap((part) => lettersNamed(part.raw));
    const all = [
      ...Array.from({ length: 128 }, (_, code) => String.fromCodePoint(code)),
      ...BEYOND_ASCII,
      ...(/[uv]/.test(flags) ? BEYOND_PLANE : []),
      ...named,
    ];
    const sources = [...new Set([...parts.map(({ raw }) => raw), String.raw`\w`])];
    const known = new Map(sources.map((raw) => [raw, all.filter((letter) => this.matches(raw, letter))]));
    const sets = sources.map((raw) => new Set(known.get(raw)));
    const kinds = Map.groupBy(new Set(all), (letter) => sets.map((set) => (set.has(letter) ? '1' : '0')).join(''));
    this.samples = [...kinds.values()].map(([letter = '']) => letter);
    for (const [at, raw] of sources.entries())
      this.taken.set(
        raw,
        this.samples.flatMap((letter, index) => (sets[at]?.has(letter) ? [index] : [])),
      );
  }

  /** Which letters a part takes. */
  of(raw: string): readonly number[] {
    return this.taken.get(raw) ?? [];
  }

  private matches(raw: string, letter: string): boolean {
    return new RegExp(`^(?:${raw})$`, this.flags.replace(/[gy]/g, '')).test(letter);
  }
}

/** Letters that a part names, with their neighbours and other cases. */
function lettersNamed(raw: string): string[] {
  const written = [...raw].flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return [letter, ...(code > 127 ? [String.fromCodePoint(code - 1), String.fromCodePoint(code + 1)] : [])];
  });
  const escaped = [...raw.matchAll(/\\u\{?([0-9a-f]{4,6})\}?/gi)].flatMap(([, hex = '']) => {
    const code = Number.parseInt(hex, 16);
    return [code - 1, code, code + 1].filter((one) => one >= 0 && one <= 0x10ffff).map((one) => String.fromCodePoint(one));
  });
  return [...written, ...escaped]
    .flatMap((letter) => [letter, letter.toLowerCase(), letter.toUpperCase()])
    .filter((one) => [...one].length === 1);
}
