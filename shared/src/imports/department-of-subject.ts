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

const DEPARTMENTS = new Map(Object.entries(SUBJECTS).flatMap(([department, words]) => words.map((word) => [word, department])));

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[.]/g, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** The department that a subject's code or name points to, or null when it points to none. */
export function departmentOfSubject(subject: string): string | null {
  const text = words(subject);
  return DEPARTMENTS.get(text) ?? DEPARTMENTS.get(text.replace(/[\s\d]+$/, '')) ?? null;
}

/**
 * Whether two names mean one department: the same words, or two ways of writing the same one of those above ('Design &
 * Technology' and 'D&T').
 */
export function sameDepartment(one: string, other: string): boolean {
  return words(one) === words(other) || (departmentOfSubject(one) ?? words(one)) === (departmentOfSubject(other) ?? words(other));
}
