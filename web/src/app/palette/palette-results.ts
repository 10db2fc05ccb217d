import { Service, inject } from '@angular/core';
import type { Lesson, Person } from '@app/shared/contracts';
import { addDays, oneSpelling } from '@app/shared/rules';
import type { FirstWords } from '@app/shared/words';
import { classOf } from '../core/class-of';
import { ApparatusClient } from '../apparatus/apparatus.client';
import { CalendarClient } from '../calendar/calendar.client';
import { Clock } from '../core/clock';
import { dateOf } from '../core/when';
import { WORDS } from '../core/words';
import { Session } from '../identity/session';
import { PracticalsClient } from '../practicals/practicals.client';
import { answersIt } from '../requisitions/requisition-words';
import { RequisitionsClient } from '../requisitions/requisitions.client';
import { SchoolLists } from '../core/school-lists';
import type { IconName } from '../ui/icon/icon-paths';

/** A page of the menu that somebody may open. */
export interface Page {
  page: keyof FirstWords['shell']['pages'];
  path: string;
  icon: IconName;
}

/** What is looked for: words, at most so many of each kind, and the pages that may be opened. */
export interface Asked {
  q: string;
  limit: number;
  pages: readonly Page[];
}

export const KINDS = ['commands', 'lessons', 'requests', 'practicals', 'apparatus', 'people'] as const;
export type Kind = (typeof KINDS)[number];

/** One thing that was found, and where it leads; null: it says all there is to say. */
export interface Result {
  id: string;
  icon: IconName;
  text: string;
  detail: string;
  url: string | null;
}

/** What was found of a kind, and whether there is more of it. */
export interface Found {
  results: Result[];
  hasMore: boolean;
}

const DAYS_AHEAD = 21;

/** Letters as the search compares them: no case, no accents, no marks between, one spelling. */
export function folded(text: string): string {
  const letters = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return oneSpelling(letters.trim());
}

/** Whether every word that is looked for begins a word of a text, or stands in it with nothing between: 9xsc1 is 9X/Sc1. */
export function fits(text: string, q: string): boolean {
  const [words, all] = [folded(q).split(' '), ` ${folded(text)}`];
  const squeezed = all.replaceAll(' ', '');
  return words[0] !== '' && words.every((word) => all.includes(` ${word}`) || (word.length > 2 && squeezed.includes(word)));
}

/** Whether neighbouring words of a text are written so in one go: lab7 says Lab 7, and not Lab 70. */
function isCalled(text: string, code: string): boolean {
  const words = folded(text).split(' ');
  return words.some((_word, at) => [1, 2, 3, 4].some((count) => words.slice(at, at + count).join('') === code));
}

/**
 * What fits, and first what says all the words together, in their order: in Lab 7 before a class 7X in another lab. A word that ends in a
 * figure and is what something is called is that alone.
 */
export function fitting<T extends { text: string }>(all: readonly T[], q: string): T[] {
  const codes = folded(q)
    .split(' ')
    .filter((word) => /[0-9]$/.test(word) && /[^0-9]/.test(word) && all.some(({ text }) => isCalled(text, word)));
  const phrase = ` ${folded(q)} `;
  const isSaid = ({ text }: T) => Number(` ${folded(text)} `.includes(phrase));
  return all
    .filter(({ text }) => fits(text, q) && codes.every((code) => isCalled(text, code)))
    .sort((one, other) => isSaid(other) - isSaid(one));
}

/** Finds things of every kind that somebody may see, a few of each. */
@Service()
export class PaletteResults {
  private readonly calendar = inject(CalendarClient);
  private readonly library = inject(PracticalsClient);
  private readonly store = inject(ApparatusClient);
  private readonly words = inject(WORDS);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  private readonly requisitions = inject(RequisitionsClient);
  private readonly school = inject(SchoolLists);
  private ownLessons: Promise<Lesson[]> | null = null;
  private everybody: Promise<Person[]> | null = null;

  /** Forgets what was read once for the palette that was open before. */
  begin(): void {
    this.ownLessons = null;
    this.everybody = null;
  }

  /** Finds up to so many of a kind. Rejects with what `refusalOf` reads. */
  find(kind: Kind, { q, limit, pages }: Asked): Promise<Found> {
    if (kind === 'commands') return Promise.resolve(cut(this.commands(q, pages), limit));
    return q === '' ? Promise.resolve({ results: [], hasMore: false }) : this.search(kind, q, limit);
  }

  private search(kind: Exclude<Kind, 'commands'>, q: string, limit: number): Promise<Found> {
    if (kind === 'lessons') return this.lessons(q, limit);
    if (kind === 'requests') return this.requests(q, limit);
    if (kind === 'practicals') return this.practicals(q, limit);
    return kind === 'apparatus' ? this.apparatus(q, limit) : this.people(q, limit);
  }

  private commands(q: string, own: readonly Page[]): Result[] {
    const { pages } = this.words.shell;
    const { commands } = this.words.palette;
    const more = [
      { text: commands.waiting, url: '/requests?view=waiting', icon: 'requests' as const },
      { text: commands.past, url: '/requests?view=past', icon: 'requests' as const },
      ...(this.session.may('lateness.listAll') || this.session.may('lateness.readOfAny')
        ? [{ text: commands.late, url: '/workload/late', icon: 'clock' as const }]
        : []),
      ...(this.session.may('apparatus.write')
        ? [{ text: commands.breakages, url: '/apparatus/breakages', icon: 'apparatus' as const }]
        : []),
    ];
    const all = [...own.map(({ page, path, icon }) => ({ text: pages[page], url: path, icon })), ...more];
    return all
      .filter(({ text }) => q === '' || fits(text, q))
      .map(({ text, url, icon }) => ({ id: `command ${url}`, icon, text, detail: '', url }));
  }

  private async lessons(q: string, limit: number): Promise<Found> {
    if (!this.session.may('lesson.teach')) return { results: [], hasMore: false };
    const from = dateOf(this.clock.now(), this.session.timeZone());
    this.ownLessons ??= this.calendar.ownLessons({ from, to: addDays(from, DAYS_AHEAD) });
    const lessons = (await this.ownLessons).map((one) => {
      const day = this.words.dates.day(one.date);
      const text = [classOf(one), one.subject, day, one.period, one.lastPeriod, one.room?.code].join(' ');
      const asked = one.requisitions.map(({ title }) => title).join(' ');
      return { one, day, text: `${text} ${asked}` };
    });
    const found = fitting(lessons, q);
    return cut(
      found.map(({ one, day }) => ({
        id: `lesson ${one.id}`,
        icon: 'fortnight',
        text: `${classOf(one)}, ${day}, ${this.words.lessons.periods(one.period, one.lastPeriod)}`,
        detail: [one.subject, one.room?.code].filter(Boolean).join(' · '),
        url: `/fortnight?lesson=${encodeURIComponent(one.id)}&from=${one.date}`,
      })),
      limit,
    );
  }

  /** What is to come first; where that has nothing, what was. */
  private async requests(q: string, limit: number): Promise<Found> {
    const from = dateOf(this.clock.now(), this.session.timeZone());
    const coming = await this.requisitions.page({ q, from }, limit);
    const { items, total } = coming.items.length > 0 ? coming : await this.requisitions.page({ q, order: 'latest' }, limit);
    const results = items.map((one) => ({
      id: `request ${one.id}`,
      icon: 'requests' as const,
      text: `${one.title}, ${one.group}`,
      detail: [
        this.words.dates.day(one.date),
        this.words.lessons.periods(one.period, one.lastPeriod),
        one.room,
        this.words.lessons.whose(one.teacher.name, one.otherTeachers),
        this.words.requestPage.status(one.status, { mine: answersIt(one), teacher: one.teacher.name }),
      ]
        .filter(Boolean)
        .join(' · '),
      url: `/requests/${encodeURIComponent(one.id)}`,
    }));
    return { results, hasMore: total > results.length };
  }

  private async practicals(q: string, limit: number): Promise<Found> {
    const { items, hasMore } = await this.library.find(q, limit);
    const results = items.map((one) => ({
      id: `practical ${one.id}`,
      icon: 'practicals' as const,
      text: one.title,
      detail: one.subject,
      url: `/requests?view=year&department=all&q=${encodeURIComponent(one.title)}`,
    }));
    return { results, hasMore };
  }

  private async apparatus(q: string, limit: number): Promise<Found> {
    const { items, hasMore } = await this.store.find(q, limit);
    const results = items.map((one) => ({
      id: `item ${one.id}`,
      icon: 'apparatus' as const,
      text: one.name,
      detail: this.words.palette.item(one.owned, one.location),
      url: `/apparatus/${one.id}`,
    }));
    return { results, hasMore };
  }

  private async people(q: string, limit: number): Promise<Found> {
    if (!this.session.may('person.list')) return { results: [], hasMore: false };
    this.everybody ??= this.school.people();
    const active = (await this.everybody).filter((one) => one.active);
    const found = fitting(
      active.map((one) => ({ ...one, text: `${one.name} ${one.code}` })),
      q,
    );
    return cut(
      found.map(({ id, name, code, roles }) => ({
        id: `person ${id}`,
        icon: 'people',
        text: name,
        detail: [code, this.words.shell.roles(roles)].join(' · '),
        url: `/requests?department=all&teacher=${encodeURIComponent(id)}`,
      })),
      limit,
    );
  }
}

function cut(results: Result[], limit: number): Found {
  return { results: results.slice(0, limit), hasMore: results.length > limit };
}
