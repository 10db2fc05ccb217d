import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Who is away', loadComponent: () => import('./absences-page').then((m) => m.AbsencesPage) },
] satisfies Routes;
