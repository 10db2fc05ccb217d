import { Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { refusalOf, wrongFields, type Refusal } from '../core/refusal';
import { localPath } from '../core/local-path';
import { Control, Field } from '../ui/field';
import { Icon } from '../ui/icon/icon';
import type { IconName } from '../ui/icon/icon-paths';
import { firstWrong } from '../ui/first-wrong';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';
import { Session } from './session';

const DEMO_PASSWORD = 'oakfield-demo';
const DEMO_PEOPLE: readonly { name: string; says: string; email: string; icon: IconName }[] = [
  { name: 'Teacher', says: 'asks for practicals', email: 'teacher@oakfield.example', icon: 'fortnight' },
  { name: 'Technician', says: 'prepares them', email: 'technician@oakfield.example', icon: 'today' },
  { name: 'Head of department', says: 'sees whether it is fair', email: 'head@oakfield.example', icon: 'workload' },
  { name: 'Admin', says: 'sets up the school', email: 'admin@oakfield.example', icon: 'settings' },
];

/** Signing in; a demo school offers its people as buttons. `then` is where the person was going. */
@Component({
  selector: 'app-sign-in',
  imports: [Control, Field, Gate, Icon, MatButton, ProblemNotice],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignInPage {
  readonly then = input<string>();
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly showFirstWrong = firstWrong();
  protected readonly people = DEMO_PEOPLE;
  protected readonly setup = resource({ loader: () => this.client.setup() });
  protected readonly email = signal('');
  protected readonly password = signal('');
  protected readonly shown = signal(false);
  protected readonly busy = signal<string | null>(null);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly wrong = signal<Record<string, string>>({});

  protected enter(event: Event): void {
    event.preventDefault();
    const wrong: Record<string, string> = {};
    if (this.email().trim() === '') wrong['email'] = 'Give your e-mail address.';
    if (this.password() === '') wrong['password'] = 'Give your password.';
    this.wrong.set(wrong);
    if (Object.keys(wrong).length === 0) void this.signIn(this.email().trim(), this.password());
    else this.showFirstWrong();
  }

  protected signInAs(email: string): void {
    void this.signIn(email, DEMO_PASSWORD);
  }

  private async signIn(email: string, password: string): Promise<void> {
    this.busy.set(email);
    this.refusal.set(null);
    try {
      await this.client.signIn({ email, password });
      await this.session.load();
      await this.router.navigateByUrl(localPath(this.then()));
    } catch (error) {
      const refusal = refusalOf(error);
      this.refusal.set(refusal);
      this.wrong.set(wrongFields(refusal));
    } finally {
      this.busy.set(null);
    }
  }
}
