import type { Routes } from '@angular/router';

import { wordsThere } from '../core/words-there';
import { allowed } from '../identity/guards';

export default [
  { path: '', title: 'Workload', loadComponent: () => import('./workload-page/workload-page').then((m) => m.WorkloadPage) },
  { path: 'late', title: 'Late requests', loadComponent: () => import('./late-requisitions').then((m) => m.LateRequisitions) },
  {
    path: 'unanswered',
    canMatch: [wordsThere],
    title: 'Lessons unanswered',
    loadComponent: () => import('./unanswered-lessons').then((m) => m.UnansweredLessons),
  },
  {
    path: 'figures',
    canMatch: [wordsThere],
    title: 'Figures',
    loadComponent: () => import('./figures/figures-page').then((m) => m.FiguresPage),
  },
  {
    path: 'what-if',
    canMatch: [wordsThere],
    title: 'What if?',
    canActivate: [allowed('school.see')],
    loadComponent: () => import('./what-if/what-if-page').then((m) => m.WhatIfPage),
  },
] satisfies Routes;
