import type { Routes } from '@angular/router';
import { allowed } from '../../identity/guards';

export default [
  { path: '', title: 'Schemes of work', loadComponent: () => import('./schemes-page').then((m) => m.SchemesPage) },
  {
    path: 'new',
    title: 'A new scheme',
    canActivate: [allowed('scheme.write')],
    loadComponent: () => import('./scheme-page').then((m) => m.SchemePage),
  },
  { path: ':id', title: 'Scheme of work', loadComponent: () => import('./scheme-page').then((m) => m.SchemePage) },
  { path: ':id/coverage', title: 'Coverage', loadComponent: () => import('./coverage-page').then((m) => m.CoveragePage) },
] satisfies Routes;
