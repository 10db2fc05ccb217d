import type { Routes } from '@angular/router';
import { allowed } from '../identity/guards';

export default [
  { path: '', title: 'Apparatus', loadComponent: () => import('./apparatus-page').then((m) => m.ApparatusPage) },
  { path: 'day', title: 'Apparatus, one day', loadComponent: () => import('./apparatus-day').then((m) => m.ApparatusDay) },
  {
    path: 'breakages',
    title: 'Breakage book',
    canActivate: [allowed('apparatus.write')],
    loadComponent: () => import('../breakages/breakages-page').then((m) => m.BreakagesPage),
  },
  { path: ':id/uses', title: 'Use log', loadComponent: () => import('./use-log').then((m) => m.UseLog) },
  { path: ':id', title: 'Apparatus', loadComponent: () => import('./apparatus-item').then((m) => m.ApparatusItem) },
] satisfies Routes;
