import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Import a timetable', loadComponent: () => import('./import-page/import-page').then((m) => m.ImportPage) },
] satisfies Routes;
