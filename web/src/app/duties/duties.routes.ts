import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Duties and checks', loadComponent: () => import('./duties-page').then((m) => m.DutiesPage) },
] satisfies Routes;
