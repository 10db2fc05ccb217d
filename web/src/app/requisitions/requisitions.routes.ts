import type { Routes } from '@angular/router';

export default [
  { path: '', title: 'Requests', loadComponent: () => import('./requisition-list/requisition-list').then((m) => m.RequisitionList) },
  { path: ':id', title: 'Request', loadComponent: () => import('./requisition-page').then((m) => m.RequisitionPage) },
] satisfies Routes;
