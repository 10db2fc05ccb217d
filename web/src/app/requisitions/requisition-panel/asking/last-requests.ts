import { Service, inject } from '@angular/core';
import type { LessonGroup, RequisitionSummary } from '@app/shared/contracts';
import { addDays } from '@app/shared/rules';
import { SchoolLists } from '../../../core/school-lists';
import { RequisitionsClient } from '../../requisitions.client';

/** What was sent and not withdrawn. */
const SENT = 'submitted,accepted,prepared,delivered,collected,cleared';
/** So many of one's own are looked through for a class of the year. */
const LOOKED_THROUGH = 50;

/** For which class of which lesson, and of which practical where one is chosen. */
export interface LastAsked {
  group: LessonGroup;
  /** The lesson's date: what was before it is looked for. */
  date: string;
  title: string | null;
}

/** The last request, and whether it was for the class itself or for another of its year. */
export interface LastFound {
  request: RequisitionSummary;
  isOfYear: boolean;
}

/** Finds what was asked for the last time: of the class, else by oneself for a class of its year. */
@Service()
export class LastRequests {
  private readonly client = inject(RequisitionsClient);
  private readonly lists = inject(SchoolLists);

  /** Looks for the practical first, where one is chosen, and then for anything. */
  async find(asked: LastAsked): Promise<LastFound | null> {
    return (asked.title === null ? null : await this.look(asked)) ?? this.look({ ...asked, title: null });
  }

  private async look({ group, date, title }: LastAsked): Promise<LastFound | null> {
    const filter = { to: addDays(date, -1), status: SENT, order: 'latest' as const, ...(title !== null && { q: title }) };
    const isIt = (one: RequisitionSummary): boolean => title === null || one.title === title;
    const own = (await this.client.page({ ...filter, groupId: group.id }, title === null ? 1 : LOOKED_THROUGH)).items.find(isIt);
    if (own) return { request: own, isOfYear: false };
    if (group.year === null) return null;
    const [mine, groups] = await Promise.all([this.client.page({ ...filter, mine: 'true' }, LOOKED_THROUGH), this.lists.groups()]);
    const ofYear = new Set(groups.filter(({ year }) => year === group.year).map(({ id }) => id));
    const request = mine.items.find((one) => isIt(one) && ofYear.has(one.groupId));
    return request ? { request, isOfYear: true } : null;
  }
}
