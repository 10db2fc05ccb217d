import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { looksLikeEmail, PASSWORD_LENGTH } from '@app/shared/rules';
import { action } from '../core/action';
import { WORDS } from '../core/words';
import { Control, Field } from '../ui/field';
import { ProblemNotice } from '../ui/problem';
import { Gate } from './gate';
import { IdentityClient } from './identity.client';
import { Session } from './session';
import { usualZone, zonesByRegion } from './zones';

/** The first visit to a new installation: the school, its time zone, and its first administrator. */
@Component({
  selector: 'app-first-run',
  imports: [Control, Field, Gate, MatButton, ProblemNotice],
  templateUrl: './first-run.html',
  styles: `
    fieldset {
      display: grid;
      gap: var(--s2);
    }
    legend {
      padding: 0;
      margin-bottom: var(--s1);
      font-weight: 700;
    }
  `,
})
export class FirstRun {
  private readonly client = inject(IdentityClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly words = inject(WORDS);
  protected readonly regions = zonesByRegion();
  protected readonly school = signal('');
  protected readonly timeZone = signal(usualZone(this.regions));
  protected readonly name = signal('');
  protected readonly email = signal('');
  protected readonly password = signal('');
  /** What the start of the server printed, with the link or by itself. */
  protected readonly token = signal(inject(ActivatedRoute).snapshot.fragment ?? '');
  protected readonly fromLink = this.token() !== '';
  protected readonly beginning = action();

  protected async begin(event: Event): Promise<void> {
    event.preventDefault();
    if (this.beginning.lacks(this.missing())) return;
    const admin = { name: this.name().trim(), email: this.email().trim(), password: this.password() };
    await this.beginning.run(async () => {
      await this.client.begin({ token: this.token().trim(), school: { name: this.school().trim(), timeZone: this.timeZone() }, admin });
      if (!(await this.session.load())) {
        await this.client.signIn({ email: admin.email, password: admin.password });
        await this.session.enter();
      }
      await this.router.navigateByUrl('/');
    });
  }

  private missing(): Record<string, string> {
    const wrong: Record<string, string> = {};
    if (this.token().trim() === '') wrong['token'] = 'Give the code; the server prints it when it is started.';
    if (this.school().trim() === '') wrong['school.name'] = 'Give the school’s name.';
    if (this.name().trim() === '') wrong['admin.name'] = 'Give your name.';
    if (!looksLikeEmail(this.email().trim())) wrong['admin.email'] = this.words.forms.emailWrong;
    if (this.password().length < PASSWORD_LENGTH.min) wrong['admin.password'] = this.words.forms.passwordShort;
    return wrong;
  }
}
