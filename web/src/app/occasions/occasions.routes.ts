import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Clubs and other occasions', loadComponent: () => import('./occasions-page').then((m) => m.OccasionsPage) },
  { path: ':id', title: 'Occasion', loadComponent: () => import('./occasion-page').then((m) => m.OccasionPage) },
] satisfies Routes;
