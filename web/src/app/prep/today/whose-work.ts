import { Service, computed, inject, resource, signal } from '@angular/core';
import type { Kind } from '../../core/offline/kind';
import { Offline } from '../../core/offline/offline';
import { Session } from '../../identity/session';

/** Whose work somebody looks at where no address says it: their own, or everybody's. */
type Choice = 'mine' | 'all';

const CHOICE: Kind<Choice> = {
  name: 'whose-work',
  version: 1,
  days: 3650,
  upgrade: (value) => (value === 'mine' || value === 'all' ? value : null),
};
const HERE = 'today';

/** Whose work Today opens with: a technician's own, until they choose everybody's; what they chose last is kept in this browser. */
@Service()
export class WhoseWork {
  private readonly offline = inject(Offline);
  private readonly session = inject(Session);
  private readonly person = computed(() => this.session.me()?.user.id);
  private readonly kept = resource({ params: () => this.person(), loader: () => this.offline.read(CHOICE, HERE) });
  private readonly just = signal<{ of: string | undefined; choice: Choice } | null>(null);
  /** Undefined until it is known. */
  readonly choice = computed<Choice | undefined>(() => {
    const just = this.just();
    if (just && just.of === this.person()) return just.choice;
    if (!this.kept.hasValue() && this.kept.status() !== 'resolved') return undefined;
    return this.kept.value() ?? (this.session.may('department.serve') ? 'mine' : 'all');
  });

  choose(choice: Choice): void {
    this.just.set({ of: this.person(), choice });
    void this.offline.keep(CHOICE, HERE, choice);
  }
}
