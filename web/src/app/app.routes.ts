import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import { allowed, installed, signedIn } from './identity/guards';
import { Session } from './identity/session';
import { hearing } from './notifications/unread-count';
import { counting } from './requisitions/to-settle/settle-count';
import { homeOf } from './shell/navigation';

/**
 * One lazy entry for each noun. A page with a place in the menu has its row in shell/navigation.ts too. Titles are the
 * page's own words; the school's name is added to them.
 */
export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [installed],
    loadComponent: () => import('./identity/sign-in').then((m) => m.SignInPage),
  },
  { path: 'setup', title: 'A new school', loadComponent: () => import('./identity/first-run').then((m) => m.FirstRun) },
  { path: 'invitation', title: 'Your invitation', loadComponent: () => import('./identity/invitation').then((m) => m.Invitation) },
  { path: 'invitation/:token', title: 'Your invitation', loadComponent: () => import('./identity/invitation').then((m) => m.Invitation) },
  {
    path: 'forgotten-password',
    title: 'Forgotten password',
    loadComponent: () => import('./identity/forgotten-password').then((m) => m.ForgottenPassword),
  },
  {
    path: 'new-password',
    title: 'Choose a new password',
    loadComponent: () => import('./identity/new-password').then((m) => m.NewPassword),
  },
  { path: 'unreachable', title: 'Not reachable', loadComponent: () => import('./shell/unreachable').then((m) => m.Unreachable) },
  {
    path: '',
    canActivate: [signedIn, counting, hearing],
    loadComponent: () => import('./shell/shell').then((m) => m.Shell),
    children: [
      { path: '', pathMatch: 'full', canActivate: [() => inject(Router).createUrlTree([homeOf(inject(Session).person())])], children: [] },
      { path: 'fortnight', loadChildren: () => import('./calendar/calendar.routes') },
      { path: 'today', canActivate: [allowed('task.list')], loadChildren: () => import('./prep/prep.routes') },
      { path: 'requests', loadChildren: () => import('./requisitions/requisitions.routes') },
      {
        path: 'to-settle',
        title: 'To settle',
        loadComponent: () => import('./requisitions/to-settle/to-settle').then((m) => m.ToSettlePage),
      },
      { path: 'messages', title: 'Messages', loadComponent: () => import('./notifications/messages-page').then((m) => m.MessagesPage) },
      { path: 'account', title: 'My account', loadComponent: () => import('./account/account-page').then((m) => m.AccountPage) },
      { path: 'workload', canActivate: [allowed('workload.read')], loadChildren: () => import('./workload/workload.routes') },
      { path: 'imports', canActivate: [allowed('import.run')], loadChildren: () => import('./imports/imports.routes') },
      { path: 'school', canActivate: [allowed('substance.read')], loadChildren: () => import('./school/school.routes') },
      { path: 'not-allowed', title: 'Not allowed', loadComponent: () => import('./shell/not-allowed').then((m) => m.NotAllowed) },
      { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
    ],
  },
];
