import type { Routes } from '@angular/router';
import { wordsThere } from '../core/words-there';

export default [
  {
    path: 'paper',
    canMatch: [wordsThere],
    title: 'Print',
    loadComponent: () => import('./paper/paper-page').then((m) => m.PaperPage),
  },
  {
    path: 'away',
    canMatch: [wordsThere],
    title: 'Away today',
    loadComponent: () => import('./away/away-today').then((m) => m.AwayToday),
  },
  {
    path: 'kept-out',
    canMatch: [wordsThere],
    title: 'Kept out',
    loadComponent: () => import('./shelf/shelf-page').then((m) => m.ShelfPage),
  },
  { path: '', title: 'Today', loadComponent: () => import('./today/today').then((m) => m.Today) },
] satisfies Routes;
