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
    'as',
  ],
  'D&T': [
    'dt',
    'd&t',
    'd and t',
    'te',
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
    'pd',
    'graphics',
    'gp',
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
  Art: ['ar', 'art', 'art and design', 'art & design', 'fine art', 'visual arts', 'va', 'photography', 'pho', 'ceramics', 'ad'],
  ICT: [
    'it',
    'ict',
    'cs',
    'co',
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
    .toLowerCase()
    .replace(/[.]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
const bySubject = /* @__PURE__ */ byWord(SUBJECTS);
const byAlias = /* @__PURE__ */ byWord(ALIASES);

/** The department that a subject's code or name points to, or null when it points to none. */
export function departmentOfSubject(subject: string): string | null {
  const text = plain(subject);
  return bySubject.get(text) ?? bySubject.get(text.replace(/[\s\d]+$/, '')) ?? null;
}

/** Names departments as the school does, and remembers those that it has not met before. */
export class DepartmentNames {
  private readonly known: string[];
  private readonly answers = new Map<string, { name: string; guessed: boolean }>();

  constructor(known: readonly string[]) {
    this.known = [...known];
  }

  /**
   * The department of a lesson. A written name is taken at its word, in the school's spelling where it has that
   * department. Without one the subject decides: a department named as the subject, else the one that looks after such
   * subjects, else 'Other' (`guessed` is then true).
   */
  of(written: string, subject: string): { name: string; guessed: boolean } {
    const key = `${written}\u0000${written ? '' : subject}`;
    let answer = this.answers.get(key);
    if (!answer) {
      answer = written ? { name: this.spelling(written), guessed: false } : this.ofSubject(subject);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private ofSubject(subject: string): { name: string; guessed: boolean } {
    const own = subject && this.known.find((name) => plain(name) === plain(subject));
    if (own) return { name: own, guessed: false };
    const department = departmentOfSubject(subject);
    return { name: this.spelling(department ?? OTHER_DEPARTMENT), guessed: department === null };
  }

  private spelling(name: string): string {
    const alias = byAlias.get(plain(name));
    const found =
      this.known.find((each) => plain(each) === plain(name)) ??
      this.known.find((each) => alias !== undefined && byAlias.get(plain(each)) === alias);
    if (found === undefined) this.known.push(name);
    return found ?? name;
  }
}
