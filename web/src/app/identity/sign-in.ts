import { Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { action } from '../core/action';
import { LOAD_PAGE } from '../core/load-page.token';
import { localPath } from '../core/local-path';
import { WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-paths';
import { Note } from '../ui/note';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';
import { Session } from './session';

const DEMO_PASSWORD = 'oakfield-demo';
const DEMO_PEOPLE: readonly { name: string; says: string; email: string; icon: IconName }[] = [
  { name: 'Teacher', says: 'asks for practicals', email: 'teacher@oakfield.example', icon: 'fortnight' },
  { name: 'Technician', says: 'prepares them', email: 'technician@oakfield.example', icon: 'today' },
  { name: 'Head of department', says: 'sees workload and lateness', email: 'head@oakfield.example', icon: 'workload' },
  { name: 'Admin', says: 'sets up the school', email: 'admin@oakfield.example', icon: 'settings' },
];

/** Signing in; a demo school offers its people as buttons. `then` is where the person was going. */
@Component({
  selector: 'app-sign-in',
  imports: [Control, Field, Gate, Icon, MatButton, Note, ProblemNotice, RouterLink],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignInPage {
  readonly then = input<string>();
  /** That a session ended while somebody worked. */
  readonly ended = input<string>();
  /** That somebody signed out while the server could not be reached. */
  readonly left = input<string>();
  protected readonly words = inject(WORDS);
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly loadPage = inject(LOAD_PAGE);
  protected readonly people = DEMO_PEOPLE;
  protected readonly setup = resource({ loader: () => this.client.setup() });
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  /** Others use this computer too. */
  protected readonly shared = signal(false);
  protected readonly entering = action();

  protected enter(event: Event): void {
    event.preventDefault();
    const wrong: Record<string, string> = {};
    if (this.email().trim() === '') wrong['email'] = 'Give your e-mail address.';
    if (this.password() === '') wrong['password'] = 'Give your password.';
    if (!this.entering.lacks(wrong)) void this.signIn(this.email().trim(), this.password());
  }

  protected signInAs(email: string): void {
    void this.signIn(email, DEMO_PASSWORD);
  }

  private async signIn(email: string, password: string): Promise<void> {
    await this.entering.run(
      async () => {
        await this.client.signIn({ email, password, ...(this.shared() ? { shared: true } : {}) });
        await this.session.enter();
        const path = localPath(this.then());
        if (this.session.isAnother()) this.loadPage(path);
        else await this.router.navigateByUrl(path);
      },
      { on: email },
    );
  }
}
