import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Import', loadComponent: () => import('./import-page/import-page').then((m) => m.ImportPage) },
] satisfies Routes;
