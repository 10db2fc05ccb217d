import { Injectable } from '@nestjs/common';
import { type Substance, substanceKey, type SubstanceQuery } from '@app/shared';
import type { Principal } from '../core/access/index.js';
import { cursorOf, limitOf, noCursor, type Page, page } from '../core/http/index.js';
import { notFound } from '../core/problems/index.js';
import { KnownSubstances } from './known-substances.js';

/** What the screens of substances read. */
@Injectable()
export class SubstancesQueries {
  constructor(private readonly known: KnownSubstances) {}

  /** Substances of which a name, an alias or the formula has every word, by name. @throws INVALID naming limit or cursor */
  async list(principal: Principal, query: SubstanceQuery): Promise<Page<Substance>> {
    const limit = limitOf(query.limit);
    const [after] = cursorOf(query.cursor, ['id']) ?? [];
    const { all } = await this.known.of(principal);
    const words = substanceKey(query.q ?? '')
      .split(' ')
      .filter(Boolean);
    const isSigns = /^\s*[^\s\p{L}\p{N}][^\p{L}\p{N}]*$/u.test(query.q ?? '');
    const found = isSigns ? [] : all.filter((one) => words.every((word) => textOf(one).includes(word)));
    const start = after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1;
    if (after !== undefined && start === 0) throw noCursor();
    const part = page(
      found.slice(start, start + limit + 1),
      limit,
      (one) => one,
      ({ id }) => [id],
    );
    return { ...part, total: found.length };
  }

  /** @throws NOT_FOUND */
  async one(principal: Principal, id: string): Promise<Substance> {
    const { all } = await this.known.of(principal);
    const found = all.find((one) => one.id === id);
    if (!found) throw notFound('substance');
    return found;
  }
}

function textOf({ name, aliases, formula }: Substance): string {
  return [...[name, ...aliases].map(substanceKey), (formula ?? '').toLowerCase()].join(' ');
}
