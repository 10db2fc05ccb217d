import type { Routes } from '@angular/router';
import { allowed } from '../identity/guards';

export default [
  {
    path: '',
    loadComponent: () => import('./school-frame').then((m) => m.SchoolFrame),
    children: [
      {
        path: '',
        pathMatch: 'full',
        title: 'The school',
        canActivate: [allowed('school.see')],
        loadComponent: () => import('../set-up/set-up').then((m) => m.SetUp),
      },
      {
        path: 'calendar',
        title: 'Calendar',
        canActivate: [allowed('calendar.write')],
        loadComponent: () => import('./calendar-page/calendar-page').then((m) => m.CalendarPage),
      },
      {
        path: 'people',
        title: 'People',
        canActivate: [allowed('person.write')],
        loadComponent: () => import('./people/people-page').then((m) => m.PeoplePage),
      },
      {
        path: 'people/add',
        title: 'Add people',
        canActivate: [allowed('person.write')],
        loadComponent: () => import('./people/paste-people/paste-people').then((m) => m.PastePeople),
      },
      {
        path: 'people/merge',
        title: 'Merge two people',
        canActivate: [allowed('person.write')],
        loadComponent: () => import('./people/merge-people').then((m) => m.MergePeople),
      },
      {
        path: 'people/:id',
        title: 'Person',
        canActivate: [allowed('person.write')],
        loadComponent: () => import('./people/person-page').then((m) => m.PersonPage),
      },
      {
        path: 'departments',
        title: 'Departments',
        canActivate: [allowed('school.see')],
        loadComponent: () => import('./departments/departments-page').then((m) => m.DepartmentsPage),
      },
      {
        path: 'rooms',
        title: 'Rooms',
        loadComponent: () => import('../rooms/rooms-page').then((m) => m.RoomsPage),
      },
      {
        path: 'rooms/:id',
        title: 'Room',
        loadComponent: () => import('../rooms/room-page').then((m) => m.RoomPage),
      },
      {
        path: 'substances',
        title: 'Substances',
        loadComponent: () => import('../substances/substances-page').then((m) => m.SubstancesPage),
      },
      {
        path: 'substances/:id',
        title: 'Substance',
        loadComponent: () => import('../substances/substance-page').then((m) => m.SubstancePage),
      },
      {
        path: 'kept',
        title: 'What is kept',
        canActivate: [allowed('school.see')],
        loadComponent: () => import('./kept-page').then((m) => m.KeptPage),
      },
      {
        path: 'outbox',
        title: 'E-mails',
        canActivate: [allowed('mail.read')],
        loadComponent: () => import('../notifications/outbox-page').then((m) => m.OutboxPage),
      },
    ],
  },
] satisfies Routes;
