import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import type { PlainAct } from '@app/shared/rules';
import { Session } from '../identity/session';

const PAGES: readonly { path: string; label: string; act: PlainAct }[] = [
  { path: '/school', label: 'Set-up', act: 'school.see' },
  { path: '/school/calendar', label: 'Calendar', act: 'calendar.write' },
  { path: '/school/people', label: 'People', act: 'person.write' },
  { path: '/school/departments', label: 'Departments', act: 'school.see' },
  { path: '/school/rooms', label: 'Rooms', act: 'room.read' },
  { path: '/school/substances', label: 'Substances', act: 'substance.write' },
  { path: '/school/outbox', label: 'E-mails', act: 'mail.read' },
  { path: '/school/kept', label: 'What is kept', act: 'school.see' },
];

/** The pages of the school beside each other; only those that the person may use. */
@Component({
  selector: 'app-school-frame',
  imports: [RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <nav aria-label="The school">
      @for (page of pages(); track page.path) {
        <a
          [routerLink]="page.path"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          [routerLinkActiveOptions]="{ exact: page.path === '/school' }"
          >{{ page.label }}</a
        >
      }
    </nav>
    <router-outlet />
  `,
  styles: `
    nav {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.25rem;
      max-width: 96rem;
      padding: 0.5rem var(--s3) 0;
      border-bottom: 1px solid var(--line);
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      padding: 0 0.75rem;
      color: var(--ink-2);
      font-weight: 600;
      text-decoration: none;
      border-bottom: 3px solid transparent;
    }
    a:hover {
      color: var(--ink);
    }
    .on {
      color: var(--accent);
      border-bottom-color: var(--accent);
    }
    @media (max-width: 47.5em) {
      nav {
        padding-inline: 0.5rem;
      }
      a {
        padding: 0 0.5rem;
      }
    }
  `,
})
export class SchoolFrame {
  private readonly session = inject(Session);
  protected readonly pages = computed(() => PAGES.filter(({ act }) => this.session.may(act)));
}
