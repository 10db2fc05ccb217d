import { Component, computed, inject } from '@angular/core';
import { WORDS } from '../core/words';
import { action } from '../core/action';
import { Session } from '../identity/session';

/** The other schools of somebody who has the same password at several; nothing for everybody else. */
@Component({
  selector: 'app-other-schools',
  template: `
    @for (school of others(); track school.id) {
      <button type="button" class="link-button small" [disabled]="going.busy()" (click)="go(school.id)">
        {{ words.identity.goToSchool(school.name) }}
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
    }
    button {
      min-height: 2.5rem;
      color: var(--accent);
      text-align: left;
    }
    :host:empty {
      display: none;
    }
  `,
})
export class OtherSchools {
  private readonly session = inject(Session);
  protected readonly words = inject(WORDS);
  protected readonly going = action();
  protected readonly others = computed(() => this.session.schools().filter(({ id }) => id !== this.session.me()?.school.id));

  constructor() {
    void this.session.readSchools();
  }

  protected async go(schoolId: string): Promise<void> {
    await this.going.run(() => this.session.changeSchool(schoolId));
  }
}
