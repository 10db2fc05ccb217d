import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { isUnnamed, type Role } from '@app/shared/rules';
import { action } from '../../core/action';
import { ALL_WORDS } from '../../core/words';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/empty';
import { Control, Field } from '../../ui/field';
import { Icon } from '../../ui/icon/icon';
import { Note } from '../../ui/note';
import { ProblemNotice } from '../../ui/problem';
import { Skeleton } from '../../ui/skeleton';
import { SchoolClient } from '../school.client';
import { InvitationLink } from './invitation-link';
import { ROLE_LABELS, SIGN_IN_LOOKS, matches, roleWords, takesTasks } from './people-words';
import { NOBODY, PersonFields, missingIn, type PersonDraft } from './person-fields';

/** Everybody of the school, and the form that invites somebody. */
@Component({
  selector: 'app-people-page',
  imports: [Chip, Control, Empty, Field, Icon, InvitationLink, MatButton, Note, PersonFields, ProblemNotice, RouterLink, Skeleton],
  templateUrl: './people-page.html',
  styleUrl: './people-page.scss',
})
export class PeoplePage {
  private readonly client = inject(SchoolClient);
  protected readonly words = inject(ALL_WORDS);
  protected readonly people = resource({ loader: () => this.client.people() });
  protected readonly departments = this.client.departments();
  protected readonly roles = ROLE_LABELS;
  protected readonly looks = SIGN_IN_LOOKS;
  protected readonly roleWords = roleWords;
  protected readonly takesTasks = takesTasks;
  protected readonly search = signal('');
  protected readonly role = signal<Role | ''>('');
  protected readonly shown = computed(() => {
    if (!this.people.hasValue()) return null;
    return this.people
      .value()
      .filter((one) => matches(one, this.search()) && (this.role() === '' || one.roles.includes(this.role() as Role)))
      .sort((one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name));
  });
  protected readonly isUnnamed = isUnnamed;
  /** The codes of those whom a timetable brought and nobody has named. */
  protected readonly unnamed = computed(() =>
    this.people.hasValue()
      ? this.people
          .value()
          .filter((one) => one.active && isUnnamed(one))
          .map(({ code }) => code)
      : [],
  );
  protected readonly inviting = signal(false);
  protected readonly draft = signal<PersonDraft>(NOBODY);
  protected readonly sending = action();
  protected readonly invited = signal<{ name: string; url: string } | null>(null);

  protected departmentWords(ids: readonly string[]): string {
    const all = this.departments.hasValue() ? this.departments.value() : [];
    return all
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => name)
      .join(', ');
  }

  protected async invite(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (this.sending.lacks(missingIn(draft, true, this.words))) return;
    await this.sending.run(async () => {
      const { invitationUrl } = await this.client.invite({
        ...draft,
        name: draft.name.trim(),
        email: draft.email.trim(),
        code: draft.code.trim(),
      });
      this.invited.set(invitationUrl === '' ? null : { name: draft.name.trim(), url: invitationUrl });
      this.draft.set(NOBODY);
      this.inviting.set(false);
      this.people.reload();
      return invitationUrl === '' ? this.words.people.linkNotRepeated : undefined;
    });
  }
}
