import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import type { PrepList } from '@app/shared/contracts';
import { WORDS } from '../../core/words';
import { ChemicalFactsNote } from '../../substances/chemical-facts';
import { Icon } from '../../ui/icon/icon';
import { fetchParts, type KeptItem, type Thing } from './fetch-parts';
import { Fetched } from './fetched';
import { needsOf } from './work-rows';

/** So many lines are drawn until somebody wants all: on a phone, and at a desk. */
const FIRST = { tight: 18, wide: 40 };
/** A chemical has its sum, its hazard and its stock under its name. */
const LINES_OF_CHEMICAL = 3;
/** So few things that are low stand open on a phone. */
const FEW_LOW = 3;

/**
 * What to make up and to fetch for what is still to be made, in the order of a walk, each thing with a tick that stays on this device: first the
 * solutions, each strength by itself with its total and its sum, then place by place, last what lives in the labs; and what is low for the next day.
 */
@Component({
  selector: 'app-fetch-list',
  imports: [ChemicalFactsNote, Icon],
  templateUrl: './fetch-list.html',
  styleUrl: './fetch-list.scss',
})
export class FetchList {
  readonly list = input.required<PrepList>();
  /** Whether there is little room: a long list shows its first things. */
  readonly isTight = input(false);

  protected readonly words = inject(WORDS);
  protected readonly named = this.words.strengths.named;
  private readonly fetched = inject(Fetched);
  private readonly date = computed(() => this.list().date);
  private readonly parts = computed(() => fetchParts(this.list().pickList, this.words));
  protected readonly isWhole = linkedSignal<string, boolean>({ source: this.date, computation: () => false });
  private readonly turned = linkedSignal<string, ReadonlySet<string>>({ source: this.date, computation: () => new Set() });
  /** The parts with as many of their things as are shown. */
  protected readonly shown = computed(() => {
    let room = this.isWhole() ? Infinity : FIRST[this.isTight() ? 'tight' : 'wide'];
    return this.parts().flatMap((part) => {
      const isOpen = part.isAside === this.turned().has(part.id);
      const things = isOpen ? part.things.filter(({ item }) => (room -= item.kind === 'chemical' ? LINES_OF_CHEMICAL : 1) >= 0) : [];
      if (isOpen && things.length === 0) return [];
      return [{ ...part, isOpen, things, says: this.words.today.partSays(part.things.filter((one) => !this.isDone(one)).length, null) }];
    });
  });
  /** How many things more there are in the parts that are open. */
  protected readonly more = computed(() => {
    const count = (parts: readonly { things: readonly Thing[] }[]) => parts.reduce((sum, { things }) => sum + things.length, 0);
    return count(this.parts().filter((part) => part.isAside === this.turned().has(part.id))) - count(this.shown());
  });
  protected readonly hasChemicals = computed(() => this.shown().some(({ things }) => things.some(({ item }) => item.kind === 'chemical')));
  /** A list that the browser kept from before says nothing of the next day. */
  protected readonly low = computed(() => (this.list() as Partial<PrepList>).low ?? []);
  /** A few are said at once; more are folded where there is little room. */
  private readonly isLowFew = computed(() => !this.isTight() || this.low().length <= FEW_LOW);
  protected readonly isLowOpen = linkedSignal<boolean, boolean>({ source: this.isLowFew, computation: (few) => few });
  /** What pupils of the classes need for which something is still to be made. */
  protected readonly needs = computed(() =>
    needsOf(
      this.list().tasks.filter(({ kind, doneAt }) => kind === 'prepare' && doneAt === null),
      this.words,
    ),
  );
  private readonly groups = computed(() => new Map(this.list().tasks.map(({ requisitionId, lesson }) => [requisitionId, lesson?.group])));

  constructor() {
    effect(() => {
      const date = this.date();
      untracked(() => void this.fetched.read(date));
    });
  }

  protected isDone(thing: Thing): boolean {
    return this.fetched.isFetched(thing);
  }

  protected before(thing: Thing): number | null {
    return this.fetched.before(thing);
  }

  protected tick(thing: Thing, done: boolean): void {
    this.fetched.tick(thing, done);
  }

  protected fold(id: string): void {
    this.turned.update((turned) => new Set(turned.has(id) ? [...turned].filter((one) => one !== id) : [...turned, id]));
  }

  protected classesOf({ requisitionIds = [] }: KeptItem): string {
    const groups = requisitionIds.flatMap((id) => this.groups().get(id) ?? []);
    return this.words.prep.forClasses([...new Set(groups)]);
  }
}
