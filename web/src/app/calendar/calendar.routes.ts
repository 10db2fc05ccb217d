import type { Routes } from '@angular/router';
import { wordsThere } from '../core/words-there';

export default [
  { path: '', title: 'My fortnight', loadComponent: () => import('./my-fortnight/my-fortnight').then((m) => m.MyFortnight) },
  {
    path: 'copy-week',
    canMatch: [wordsThere],
    title: 'Copy a week',
    loadComponent: () => import('./copy-week/copy-week-page').then((m) => m.CopyWeekPage),
  },
] satisfies Routes;
