import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Requests', loadComponent: () => import('./requests/requests').then((m) => m.Requests) },
  { path: ':id', title: 'Request', loadComponent: () => import('./requisition-page').then((m) => m.RequisitionPage) },
] satisfies Routes;
