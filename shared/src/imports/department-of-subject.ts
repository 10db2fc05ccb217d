/** Where lessons go whose file names no department and whose subject is not one of those below. */
export const OTHER_DEPARTMENT = 'Other';

/**
 * Subjects whose lessons are practical, by the codes and names that timetables use for them, and the department that
 * looks after their kit. Other subjects need no technician and share one department until somebody says otherwise.
 */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  Science: [
    'sc',
    'sci',
    'science',
    'bi',
    'bio',
    'biol',
    'biology',
    'ch',
    'che',
    'chem',
    'chemistry',
    'ph',
    'phy',
    'phys',
    'physics',
    'combined science',
    'triple science',
    'integrated science',
    'general science',
    'applied science',
    'environmental science',
    'bl',
    'cm',
    'px',
    'bx',
    'cx',
    'natural science',
    'life science',
    'physical science',
  ],
  'D&T': [
    'dt',
    'd&t',
    'd and t',
    'tec',
    'tech',
    'technology',
    'design and technology',
    'design & technology',
    'design technology',
    'design',
    'rm',
    'resistant materials',
    'product design',
    'graphics',
    'textiles',
    'tx',
    'engineering',
    'en eng',
    'electronics',
    'systems and control',
  ],
  Food: [
    'fd',
    'fo',
    'food',
    'food technology',
    'food tech',
    'food and nutrition',
    'food preparation and nutrition',
    'fn',
    'fpn',
    'ft',
    'home economics',
    'catering',
    'hospitality',
    'cookery',
  ],
  Art: ['ar', 'art', 'art and design', 'art & design', 'fine art', 'visual arts', 'photography', 'pho', 'ceramics'],
  ICT: [
    'it',
    'ict',
    'cs',
    'cp',
    'comp',
    'computing',
    'computer science',
    'computer studies',
    'computer literacy',
    'information technology',
    'information and computer technology',
    'information and communication technology',
    'digital literacy',
  ],
  Music: ['mu', 'mus', 'music'],
  Drama: ['dr', 'dra', 'drama', 'theatre', 'theatre studies', 'performing arts'],
  PE: ['pe', 'physical education', 'games', 'gm', 'sport', 'sports science'],
};

/** Ways of writing the departments above, where they are more than a matter of capitals. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  Science: ['sciences', 'sci', 'sc'],
  'D&T': ['dt', 'd and t', 'design and technology', 'design & technology', 'design technology', 'technology'],
  Food: ['food technology', 'food tech', 'food and nutrition'],
  Art: ['art and design', 'art & design'],
  ICT: ['it', 'computing', 'computer science'],
  PE: ['physical education'],
};

const byWord = (table: Readonly<Record<string, readonly string[]>>): Map<string, string> =>
  new Map(
    Object.entries(table).flatMap(([department, all]) => [
      [plain(department), department],
      ...all.map((word): [string, string] => [word, department]),
    ]),
  );

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[.]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
const bySubject = /* @__PURE__ */ byWord(SUBJECTS);
const byAlias = /* @__PURE__ */ byWord(ALIASES);

/** Codes that schools use for other things too: 'As' is assembly, 'Ch' Chinese, 'Pd' personal development. They are asked about. */
const UNSURE: Readonly<Record<string, string>> = {
  as: 'Science',
  ch: 'Science',
  pd: 'D&T',
  te: 'D&T',
  gp: 'D&T',
  co: 'ICT',
  ad: 'Art',
  va: 'Art',
};
/** Beside one of these 'Ch' is chemistry. */
const OTHER_SCIENCES: ReadonlySet<string> = new Set(['sc', 'sci', 'bi', 'bio', 'biol', 'bl', 'ph', 'phy', 'phys', 'px', 'bx']);

/** What names a course rather than its subject. */
const COURSE =
  /\b(?:gcse|igcse|a[ -]?levels?|as[ -]?levels?|alevel|btec|nvq|ib|hl|sl|higher|foundation|nat(?:ional)? ?[345]|level ?[123]|ks ?[1-5]|key stage [1-5]|year ?\d{1,2}|y\d{1,2}|yr ?\d{1,2}|double|triple|single|separate|combined|applied|core|option|extended|certificate|diploma|award|trilogy|studies)\b/g;

/** Words that say a subject wherever they stand in its name, the narrower first; null is nobody's kit. */
const SAYING: readonly (readonly [RegExp, string | null])[] = [
  [/\b(?:social|political|human|library|moral) sciences?\b|\blanguage arts\b|\b(?:martial|liberal) arts?\b/, null],
  [/\b(?:computer|data|information) (?:and communications? )?(?:science|technology|studies)\b|\bcomputing\b|\bict\b/, 'ICT'],
  [/\b(?:sports?|exercise)\b.{0,60}\bsciences?\b|\bphysical education\b|\bp\.?e\b/, 'PE'],
  [/\bfood\b|\bcookery\b|\bcatering\b|\bhospitality\b|\bhome economics\b|\bdomestic science\b|\bbwyd\b/, 'Food'],
  [/\bmusic\b|\bcerddoriaeth\b/, 'Music'],
  [/\bdrama\b|\btheatre\b|\bperforming arts\b/, 'Drama'],
  [/\bart\b|\bphotography\b|\bceramics\b|\bcelf\b/, 'Art'],
  [
    /\bd ?(?:&|and) ?t\b|\bdt\b|\bdesign\b|\btextiles?\b|\bresistant materials\b|\bgraphics\b|\bengineering\b|\belectronics\b|\bwoodwork\b|\bmetalwork\b|\bdylunio\b/,
    'D&T',
  ],
  [
    /\bsciences?\b|\bbiology\b|\bbiological\b|\bchemistry\b|\bchemical\b|\bphysics\b|\bastronomy\b|\bbioleg\b|\bcemeg\b|\bffiseg\b|\bgwyddoniaeth\b|\bgwyddorau\b|\bbiologie\b|\bchimie\b|\bchemie\b|\bphysique\b|\bphysik\b|\bbiologia\b|\bquimica\b|\bfisica\b/,
    'Science',
  ],
  [/\btechnology\b/, 'D&T'],
];

/** The department, null for none; not `sure` where schools use the same code for other things. */
interface SubjectPoints {
  department: string | null;
  sure: boolean;
}

/** A subject whose department nobody said: where its lessons go, what it may be, its first row and how many have it. */
export interface SubjectGuessed {
  subject: string;
  department: string;
  suggests: string | null;
  row: number;
  rows: number;
}

/** The department that a subject's code or name points to, or null when it points to none, or schools use it for several. */
export function departmentOfSubject(subject: string): string | null {
  const { department, sure } = pointsTo(subject, new Set());
  return sure ? department : null;
}

/** What a subject points to among all the subjects of its file. */
function pointsTo(subject: string, all: ReadonlySet<string>): SubjectPoints {
  const text = plain(subject);
  // the look behind begins a run at its first sign alone, or a long one would be tried at each
  const bare = text.replace(/(?<![\s\d])[\s\d]+$/, '');
  const unsure = UNSURE[text] ?? UNSURE[bare];
  if (unsure !== undefined) {
    const inCompany = bare === 'ch' && [...OTHER_SCIENCES].some((code) => all.has(code));
    return { department: unsure, sure: inCompany };
  }
  const course = plain(text.replace(/[()[\]:,;/|+]/g, ' ').replace(COURSE, ' '));
  const known = bySubject.get(text) ?? bySubject.get(bare) ?? bySubject.get(course);
  if (known !== undefined) return { department: known, sure: true };
  const said = SAYING.find(([words]) => words.test(text.normalize('NFD').replace(/\p{M}/gu, '')));
  return { department: said?.[1] ?? null, sure: true };
}

/** The subjects of a file as `departmentOfSubject` compares them. */
export function plainSubjects(subjects: Iterable<string>): Set<string> {
  return new Set([...subjects].map(plain));
}

/** What the department of a lesson is, and what says so. `suggests`: what it may be all the same, where nobody said. */
interface DepartmentSaid {
  name: string;
  from: 'file' | 'subject' | 'nothing';
  suggests: string | null;
}

/** Names departments as the school does, and remembers those that it has not met before. */
export class DepartmentNames {
  private readonly byName = new Map<string, string>();
  private readonly byAlias = new Map<string, string>();
  private readonly answers = new Map<string, DepartmentSaid>();
  private readonly said: { subjects: Map<string, string>; departments: Map<string, string> };

  /** `said`: what a person said of subjects and written departments; `subjects`: all of the file, as `plainSubjects` gives them. */
  constructor(
    known: readonly string[],
    said: { subjects?: Readonly<Record<string, string>>; departments?: Readonly<Record<string, string>> } = {},
    private readonly subjects: ReadonlySet<string> = new Set(),
  ) {
    for (const name of known) this.remember(name);
    const byPlain = (words: Readonly<Record<string, string>> = {}) =>
      new Map(Object.entries(words).map(([word, name]) => [plain(word), name]));
    this.said = { subjects: byPlain(said.subjects), departments: byPlain(said.departments) };
  }

  /**
   * The department of a lesson. A written name is taken at its word, in the school's spelling where it has that
   * department. Without one the subject decides: what a person said of it, a department named as the subject, else the one that looks after
   * such subjects, else 'Other' (`from` is then 'nothing').
   */
  of(written: string, subject: string): DepartmentSaid {
    const key = `${written}\u0000${written ? '' : subject}`;
    let answer = this.answers.get(key);
    if (!answer) {
      answer = written
        ? { name: this.spelling(this.said.departments.get(plain(written)) ?? written), from: 'file', suggests: null }
        : this.ofSubject(subject);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private ofSubject(subject: string): DepartmentSaid {
    const said = this.said.subjects.get(plain(subject));
    if (said !== undefined) return { name: this.spelling(said), from: 'file', suggests: null };
    const own = subject === '' ? undefined : this.byName.get(plain(subject));
    if (own !== undefined) return { name: own, from: 'subject', suggests: null };
    const { department, sure } = pointsTo(subject, this.subjects);
    if (department !== null && sure) return { name: this.spelling(department), from: 'subject', suggests: null };
    return { name: this.spelling(OTHER_DEPARTMENT), from: 'nothing', suggests: department };
  }

  private spelling(name: string): string {
    const key = plain(name);
    const found = this.byName.get(key) ?? this.byAlias.get(byAlias.get(key) ?? '');
    if (found === undefined) this.remember(name);
    return found ?? name;
  }

  /** Of several names that are the same word, or ways of writing one department, the first stands. */
  private remember(name: string): void {
    const key = plain(name);
    if (!this.byName.has(key)) this.byName.set(key, name);
    const alias = byAlias.get(key);
    if (alias !== undefined && !this.byAlias.has(alias)) this.byAlias.set(alias, name);
  }
}
