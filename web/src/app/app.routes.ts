import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import apparatusRoutes from './apparatus/apparatus.routes';
import calendarRoutes from './calendar/calendar.routes';
import { allowed, installed, signedIn } from './identity/guards';
import { Session } from './identity/session';
import { wordsThere } from './core/words-there';
import importsRoutes from './imports/imports.routes';
import libraryRoutes from './library/library.routes';
import { hearing } from './notifications/unread-count';
import occasionsRoutes from './occasions/occasions.routes';
import prepRoutes from './prep/prep.routes';
import requisitionsRoutes from './requisitions/requisitions.routes';
import { counting } from './requisitions/to-settle/settle-count';
import schoolRoutes from './school/school.routes';
import { homeOf } from './shell/navigation';
import absencesRoutes from './absences/absences.routes';
import dutiesRoutes from './duties/duties.routes';
import stockRoutes from './stock/stock.routes';
import workloadRoutes from './workload/workload.routes';

/**
 * Each noun's own routes, whose pages come when they are gone to. A page with a place in the menu has its row in shell/navigation.ts too. Titles are the
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
      { path: 'fortnight', children: calendarRoutes },
      { path: 'today', canActivate: [allowed('task.list')], children: prepRoutes },
      { path: 'requests', children: requisitionsRoutes },
      {
        path: 'to-settle',
        canMatch: [wordsThere],
        title: 'To settle',
        loadComponent: () => import('./requisitions/to-settle/to-settle').then((m) => m.ToSettlePage),
      },
      {
        path: 'answering',
        canMatch: [wordsThere],
        title: 'Answer requests',
        canActivate: [allowed('department.serve')],
        loadComponent: () => import('./requisitions/answering/answering-page').then((m) => m.AnsweringPage),
      },
      {
        path: 'scan',
        canMatch: [wordsThere],
        title: 'Scan a label',
        loadComponent: () => import('./scan/scan-page').then((m) => m.ScanPage),
      },
      {
        path: 'scan/label',
        canMatch: [wordsThere],
        title: 'Label',
        loadComponent: () => import('./scan/thing-label').then((m) => m.ThingLabel),
      },
      { path: 'library', canMatch: [wordsThere], children: libraryRoutes },
      {
        path: 'messages',
        canMatch: [wordsThere],
        title: 'Messages',
        loadComponent: () => import('./notifications/messages-page').then((m) => m.MessagesPage),
      },
      { path: 'apparatus', canMatch: [wordsThere], canActivate: [allowed('apparatus.read')], children: apparatusRoutes },
      {
        path: 'account',
        canMatch: [wordsThere],
        title: 'My account',
        loadComponent: () => import('./account/account-page').then((m) => m.AccountPage),
      },
      {
        path: 'log',
        canMatch: [wordsThere],
        title: 'My log',
        canActivate: [allowed('workload.read')],
        loadComponent: () => import('./log/log-page').then((m) => m.LogPage),
      },
      {
        path: 'reports',
        canMatch: [wordsThere],
        title: 'Reports',
        canActivate: [allowed('report.read')],
        loadComponent: () => import('./reports/reports-page').then((m) => m.ReportsPage),
      },
      {
        path: 'notices',
        canMatch: [wordsThere],
        title: 'Notices',
        canActivate: [allowed('notice.read')],
        loadComponent: () => import('./notices/notices-page').then((m) => m.NoticesPage),
      },
      { path: 'occasions', canMatch: [wordsThere], children: occasionsRoutes },
      { path: 'workload', canActivate: [allowed('workload.read')], children: workloadRoutes },
      {
        path: 'board',
        canMatch: [wordsThere],
        title: 'Week board',
        canActivate: [allowed('workload.read')],
        loadComponent: () => import('./board/board-page').then((m) => m.BoardPage),
      },
      { path: 'duties', canMatch: [wordsThere], canActivate: [allowed('duty.read')], children: dutiesRoutes },
      { path: 'absences', canMatch: [wordsThere], canActivate: [allowed('absence.seeAll')], children: absencesRoutes },
      {
        path: 'week-list',
        canMatch: [wordsThere],
        title: 'Week’s list',
        canActivate: [allowed('stock.read')],
        loadComponent: () => import('./week-list/week-list-page').then((m) => m.WeekListPage),
      },
      {
        path: 'machines',
        canMatch: [wordsThere],
        title: 'Machines, kiln and trolleys',
        canActivate: [allowed('apparatus.read')],
        loadComponent: () => import('./machine-jobs/machines-page').then((m) => m.MachinesPage),
      },
      { path: 'stock', canMatch: [wordsThere], canActivate: [allowed('stock.read')], children: stockRoutes },
      { path: 'imports', canMatch: [wordsThere], canActivate: [allowed('import.run')], children: importsRoutes },
      { path: 'school', canMatch: [wordsThere], canActivate: [allowed('substance.read')], children: schoolRoutes },
      { path: 'not-allowed', title: 'Not allowed', loadComponent: () => import('./shell/not-allowed').then((m) => m.NotAllowed) },
      { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found').then((m) => m.NotFound) },
    ],
  },
];
