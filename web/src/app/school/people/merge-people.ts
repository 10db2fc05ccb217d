import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { MergePreview, Person } from '@app/shared/contracts';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Control, Field } from '../../ui/field';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { SchoolClient } from '../school.client';

/** Makes one of two people who are the same: choose both, see what goes over, and merge. `other` and `keep` come with the address. */
@Component({
  selector: 'app-merge-people',
  imports: [Control, Field, MatButton, Note, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './merge-people.html',
  styles: `
    .card,
    app-problem {
      display: grid;
      max-width: 46rem;
      margin-top: var(--s2);
    }
    .card,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .two {
      display: grid;
      gap: var(--s1);
      justify-items: start;
    }
    ul {
      margin: 0;
      padding-left: 1.25rem;
    }
    li {
      overflow-wrap: anywhere;
    }
    select {
      max-width: 100%;
    }
  `,
})
export class MergePeople {
  readonly other = input<string>();
  readonly keep = input<string>();
  private readonly client = inject(SchoolClient);
  private readonly router = inject(Router);
  protected readonly words = inject(ALL_WORDS);
  protected readonly people = resource({ loader: () => this.client.people() });
  protected readonly departments = this.client.departments();
  protected readonly otherId = linkedSignal(() => this.other() ?? '');
  protected readonly keepId = linkedSignal(() => this.keep() ?? '');
  protected readonly merging = action();
  protected readonly all = computed(() =>
    this.people.hasValue()
      ? this.people.value().toSorted((one, two) => Number(two.active) - Number(one.active) || one.name.localeCompare(two.name))
      : [],
  );
  protected readonly preview = resource({
    params: () => (this.otherId() && this.keepId() ? { keep: this.keepId(), other: this.otherId() } : undefined),
    loader: ({ params: { keep, other } }) => this.client.mergePreview(keep, other),
  });
  protected readonly goes = computed(() => (this.preview.hasValue() ? this.lines(this.preview.value()) : []));

  /** Everybody but the one who is chosen beside. */
  protected but(id: string): Person[] {
    return this.all().filter((one) => one.id !== id);
  }

  protected swap(): void {
    const other = this.otherId();
    this.otherId.set(this.keepId());
    this.keepId.set(other);
  }

  protected async merge({ keep, other, name }: MergePreview): Promise<void> {
    await this.merging.run(async () => {
      await this.client.merge(keep.id, other.id);
      await this.router.navigate(['/school/people', keep.id]);
      return name === null ? this.words.people.merged(other.name, keep.name) : this.words.people.merged(keep.name, name);
    });
  }

  private lines({ departmentIds, ...goes }: MergePreview): string[] {
    const all = this.departments.hasValue() ? this.departments.value() : [];
    const departments = all.filter(({ id }) => departmentIds.includes(id)).map(({ name }) => name);
    return this.words.people.goes({ ...goes, departments });
  }
}
