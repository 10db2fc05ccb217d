import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Apparatus', loadComponent: () => import('./apparatus-page').then((m) => m.ApparatusPage) },
  { path: 'day', title: 'Apparatus, one day', loadComponent: () => import('./apparatus-day').then((m) => m.ApparatusDay) },
  { path: ':id', title: 'Apparatus', loadComponent: () => import('./apparatus-item').then((m) => m.ApparatusItem) },
] satisfies Routes;
